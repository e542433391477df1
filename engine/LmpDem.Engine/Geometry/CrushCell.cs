namespace LmpDem.Engine.Geometry;

/// <summary>Rigid walls that close on one sphere.</summary>
public enum CrushCell
{
    /// <summary>Two platens, free sides.</summary>
    Planes,

    /// <summary>Two platens between four lateral walls at one radius.</summary>
    Box,

    /// <summary>Two platens in a tube of one radius (for the DEM: a regular prism of twelve walls).</summary>
    Cylinder,

    /// <summary>Six walls that close together.</summary>
    Isostatic,

    /// <summary>The twelve planes towards close-packed neighbours, closing affinely along z.</summary>
    Polyhedron,
}
