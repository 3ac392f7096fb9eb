"""URLs of links and images: redirectors, trackers, proxies, lazy and resized images."""
