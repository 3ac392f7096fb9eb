"""What others who adopt newsarchive rely on: the package, `newsarchive new`, the plugin."""
