"""The pages of docs/domain that are made from the code itself."""
