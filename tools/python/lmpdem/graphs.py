"""The network of bodies and junctions as a NetworkX graph."""

import numpy as np

from .errors import NotThereYetError

FOIL = "foil"


def graph_of(junctions):
    """The graph of a snapshot of junctions: nodes are the bodies 0, 1, ... and "foil", edges the junctions.

    Nodes carry x, y, z [m] of the centre, radius [m], volume [m3], at_top and connected (1 where metallic junctions lead to the foil);
    edges carry every array of the junctions under its name in the file, and the length between the centres [m]. SI units;
    `graph.graph` holds the scalars of the state.
    """
    import networkx

    columns = {name: junctions[name] for name in junctions.names}
    bodies = len(columns["volume"])
    graph = networkx.Graph(**junctions.scalars)
    of_bodies = [name for name in ("radius", "volume", "at_top") if name in columns]
    centres = columns["centre"]
    for body in range(bodies):
        graph.add_node(
            body, **dict(zip("xyz", centres[body].tolist())), **{name: columns[name][body].item() for name in of_bodies}, is_foil=0)
    graph.add_node(FOIL, x=0.0, y=0.0, z=0.0, radius=0.0, volume=0.0, at_top=0, is_foil=1)
    first, second = columns["first"], columns["second"]
    lengths = lengths_of(junctions, columns)
    of_edges = [name for name, array in columns.items() if array.shape == first.shape and name not in ("first", "second", *of_bodies)]
    # Bodies and junctions may be of one number: what belongs to the bodies stays there, see of_bodies.
    for k in range(len(first)):
        other = FOIL if second[k] < 0 else int(second[k])
        graph.add_edge(int(first[k]), other, length=float(lengths[k]), **{name: columns[name][k].item() for name in of_edges})
    reached = connected(graph)
    for node, data in graph.nodes(data=True):
        data["connected"] = int(node in reached)
    return graph


def lengths_of(junctions, columns):
    """Distances of the centres over the periodic images; to the foil the height of the centre [m]."""
    centres, first, second = columns["centre"], columns["first"], columns["second"]
    at_foil = second < 0
    apart = centres[np.where(at_foil, 0, second)] - centres[first]
    for axis, image, edge in ((0, "image_x", "box_x"), (1, "image_y", "box_y")):
        if image in columns and edge in junctions.scalars:
            apart[:, axis] += columns[image] * junctions.scalars[edge]
    return np.where(at_foil, centres[first, 2], np.linalg.norm(apart, axis=1))


def connected(graph):
    """The nodes that metallic junctions connect with the foil, itself among them; junctions with bare area count in older runs."""
    import networkx

    area = "metallic_area" if any("metallic_area" in d for _, _, d in graph.edges(data=True)) else "bare_area"
    metallic = networkx.Graph()
    metallic.add_node(FOIL)
    metallic.add_edges_from((a, b) for a, b, d in graph.edges(data=True) if d.get(area, 0.0) > 0.0)
    return networkx.node_connected_component(metallic, FOIL)


def graph_of_state(state):
    """The graph of a state.

    Raises:
        NotThereYetError: it has no junctions.
    """
    if "junctions" not in state.paths:
        raise NotThereYetError(f"state {state.name} has no junctions (transport.enabled and output.junctions write them)")
    return graph_of(state.junctions)
