"""How fast things are on this machine: `make bench`. Every figure is printed with what it is measured beside."""

from tests.bench import extraction, graph

if __name__ == "__main__":
    for part in (extraction, graph):
        for line in part.lines():
            print(line, flush=True)
