"""Validates bags with bagit.py.

usage: check_bag.py FOLDER

Ends with 0 for a valid bag, with 1 for another, and with 77 where bagit is not installed.
"""

import logging
import sys

try:
    import bagit
except ImportError:
    print("no bagit")
    sys.exit(77)

logging.disable(logging.CRITICAL)
try:
    bagit.Bag(sys.argv[1]).validate()
except bagit.BagError as error:
    print(error)
    sys.exit(1)
print("valid")
