namespace LmpDem.FiniteVolume.Laws;

/// <summary>Coefficients of contact; friction is that between bodies.</summary>
internal readonly record struct ContactRules
{
    /// <summary>Friction between bodies.</summary>
    public double Friction { get; init; }

    /// <summary>Friction where both sides are bare; unset: <see cref="Friction"/>.</summary>
    public double? BareFriction { get; init; }

    /// <summary>Whether any friction acts.</summary>
    public bool HasFriction => Friction > 0.0 || BareFriction > 0.0;

    /// <summary>
    /// Stiffness of a node's contact over bulk modulus and facet size: 0.5 between bodies (0.1 penetrates deeper than the film,
    /// 2 becomes unstable at 40 % calendering), twice that at walls.
    /// </summary>
    public static double StiffnessFraction => 0.5;

    /// <summary>Stiffness at walls over that between bodies.</summary>
    public static double WallStiffness => 2.0;

    /// <summary>Tangential over normal stiffness.</summary>
    public static double TangentialFraction => 0.5;

    /// <summary>Margin of the search over the mean facet size of the two bodies.</summary>
    public static double MarginFraction => 0.2;

    /// <summary>
    /// Penetration over facet size at which the force is largest; it fades to zero at twice that. A node that is deeper has slipped
    /// in sideways at a pore, and pushing it out would distort the body; a sudden cut-off would make it chatter.
    /// </summary>
    public static double DepthLimit => 0.1;

    /// <summary>
    /// Fraction of a contact's slack left after a step. The plane of the next facet lies higher or lower than that of the last, so
    /// a node that moves back and forth between the two gains energy at each turn: in this way a layer on template 4,3 held at 40 %
    /// created 6 % of the work of the press, did not come to rest and took 65,000 steps. With slack it creates 1 % and takes
    /// 38,400; at rest there is none.
    /// </summary>
    public static double SlackKept => 0.99;
}
