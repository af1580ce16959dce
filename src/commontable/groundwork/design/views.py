"""What does every part look like, once?"""

from django.shortcuts import render

from commontable.groundwork.design import showcase


def components(request):
    """The living page of parts, with invented content."""
    return render(request, "design/components.html", showcase.content())
