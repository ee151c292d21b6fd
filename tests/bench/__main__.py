"""How fast things are on this machine: `make bench`. Every figure is printed with what it is measured beside."""

from tests.bench import explorer, extraction, graph, picture

if __name__ == "__main__":
    for part in (extraction, graph, explorer, picture):
        for line in part.lines():
            print(line, flush=True)
