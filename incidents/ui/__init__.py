"""The page: the only place for Streamlit besides ``app.py``."""
