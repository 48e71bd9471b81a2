"""Prints what the mirror page tells to type: the block of code whose last line has the given word.

usage: recipe.py PAGE WORD
"""

import html.parser
import sys


class Blocks(html.parser.HTMLParser):
    def __init__(self):
        super().__init__()
        self.blocks, self.isInside = [], False

    def handle_starttag(self, tag, attributes):
        if tag == "pre":
            self.blocks.append("")
            self.isInside = True

    def handle_endtag(self, tag):
        if tag == "pre":
            self.isInside = False

    def handle_data(self, data):
        if self.isInside:
            self.blocks[-1] += data


parser = Blocks()
parser.feed(open(sys.argv[1], encoding="utf-8").read())
found = [block for block in parser.blocks if sys.argv[2] in block.strip().split("\n")[-1]]
if len(found) != 1:
    sys.exit(f"{len(found)} blocks end with {sys.argv[2]}: {parser.blocks}")
print(found[0].strip())
