namespace LmpDem.FiniteVolume.Contact;

/// <summary>A surface node near another body: the facet it stands over, and the force of the last step.</summary>
internal struct ContactEntry
{
    /// <summary>Node of the owner.</summary>
    public int Node;

    /// <summary>The node's place among the owner's surface nodes.</summary>
    public int Surface;

    /// <summary>Facet of the other body; kept and walked on from.</summary>
    public int Facet;

    /// <summary>1 where the node presses.</summary>
    public int Active;

    /// <summary>Force on the node [N].</summary>
    public double X, Y, Z;

    /// <summary>Normal force [N].</summary>
    public double Normal;

    /// <summary>Weights of the facet's second and third corner.</summary>
    public double Second, Third;

    /// <summary>Elastic tangential displacement [m].</summary>
    public double SlipX, SlipY, SlipZ;

    /// <summary>Penetration [m].</summary>
    public double Depth;

    /// <summary>Part of the penetration that does not press yet (<see cref="ContactRules.SlackKept"/>) [m].</summary>
    public double Slack;
}
