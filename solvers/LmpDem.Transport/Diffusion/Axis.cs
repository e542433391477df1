namespace LmpDem.Transport.Diffusion;

/// <summary>A direction of the electrode.</summary>
public enum Axis
{
    /// <summary>In the plane of the foil, rolling direction.</summary>
    X,

    /// <summary>In the plane of the foil, across the web.</summary>
    Y,

    /// <summary>Through the thickness, from the foil to the separator.</summary>
    Z,
}
