"""The least a Streamlit page can do: one slider and its value. The rest is measured against it."""

import streamlit as st

value = st.slider("Value", 0, 1000, 500)
st.html(f"<p id='value'>{value}</p>")
