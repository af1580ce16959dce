"""What does every part look like, once?"""

from django.shortcuts import render
from django.views.decorators.http import require_safe

from commontable.groundwork.design import showcase


@require_safe
def components(request):
    """The living page of parts, with invented content."""
    return render(request, "design/components.html", showcase.content())
