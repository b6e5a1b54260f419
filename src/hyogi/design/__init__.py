"""The design room: how every page looks, and the parts that pages are put together from.

Base template, one stylesheet, components (`{% load hyogi_design %}`), charts, Markdown, error pages, the styleguide and
print. It knows no noun of the trade. Others may take: the template tags, the values in `shapes`, `tables`, `paging`,
`charts` and `frame` that components are given, `saying` for messages and `widgets` for forms.
"""
