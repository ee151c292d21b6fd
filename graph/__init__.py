"""The property graph: model, identity, batches, stores. Only `engines` imports an engine or a driver."""
