"""The fields of the story's form, wherever their values come from."""

# On them a list says something by its order.
IN_ORDER = ("authors",)
