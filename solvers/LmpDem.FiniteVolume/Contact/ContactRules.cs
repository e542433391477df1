namespace LmpDem.FiniteVolume.Contact;

/// <summary>Coefficients of contact; friction is that between bodies.</summary>
internal readonly record struct ContactRules
{
    /// <summary>Friction between bodies.</summary>
    public double Friction { get; init; }

    /// <summary>Friction where both sides are bare; unset: <see cref="Friction"/>.</summary>
    public double? BareFriction { get; init; }

    /// <summary>
    /// Stiffness of a node's contact over bulk modulus and facet size: 0.5 between bodies (0.1 penetrates deeper than the film,
    /// 2 becomes unstable at 40 % calendering), twice that at walls.
    /// </summary>
    public static double StiffnessShare => 0.5;

    /// <summary>Stiffness at tools over that between bodies.</summary>
    public static double ToolStiffness => 2.0;

    /// <summary>Tangential over normal stiffness.</summary>
    public static double TangentialShare => 0.5;

    /// <summary>Margin of the search over the mean facet size of the two bodies.</summary>
    public static double MarginShare => 0.2;

    /// <summary>
    /// Penetration over facet size at which the force is largest; it fades to nothing at twice that. A node that is deeper slipped
    /// in sideways at a pore, and pushing it out would distort the body; a sudden end would make it chatter.
    /// </summary>
    public static double DepthLimit => 0.1;

    /// <summary>
    /// Share of a contact's slack that is left after a step. The plane of the next facet lies higher or lower than that of the last, so that a
    /// node which moves to and fro between two of them gains energy at each turn: a layer on template 4,3 held at 40 % made 6 % of the work
    /// of the press so, did not come to rest and took 65,000 steps. With slack it makes 1 % and takes 38,400; at rest there is none.
    /// </summary>
    public static double SlackKept => 0.99;
}
