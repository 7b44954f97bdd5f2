"""The page's parts: each a pure function from answers to JSON, its script that paints that, and its styles.

Nothing here imports plotly; the script and the styles of all parts are put together by `page_script` and `page_style`.
"""
