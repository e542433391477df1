namespace LmpDem.Engine.Tables;

/// <summary>
/// One row of summary.csv: the state of the electrode at one calendering ratio. Values are in the units their columns name,
/// null where the stage that gives them has not run.
/// </summary>
public sealed record SummaryRow
{
    /// <summary>Calendering ratio asked, 1 - h/h0.</summary>
    public double? RatioAsked { get; init; }

    /// <summary>Calendering ratio reached after springback.</summary>
    public double? RatioReached { get; init; }

    /// <summary>Thickness of the layer [um].</summary>
    public double? ThicknessUm { get; init; }

    /// <summary>Solids fraction of the layer.</summary>
    public double? Solids { get; init; }

    /// <summary>Open porosity.</summary>
    public double? PorosityOpen { get; init; }

    /// <summary>Mean contacts of a particle with other particles.</summary>
    public double? Coordination { get; init; }

    /// <summary>Number of particle-particle contacts.</summary>
    public double? LiLiContacts { get; init; }

    /// <summary>Number of particle-foil contacts.</summary>
    public double? LiCuContacts { get; init; }

    /// <summary>Mean overlap of the contacts over the radius.</summary>
    public double? MeanOverlap { get; init; }

    /// <summary>Largest mean pressure on the press [MPa].</summary>
    public double? LoadMPa { get; init; }

    /// <summary>Line load of the rolls [N/mm].</summary>
    public double? LineLoadNPerMm { get; init; }

    /// <summary>Inertial number.</summary>
    public double? InertialNumber { get; init; }

    /// <summary>Unbalanced force ratio.</summary>
    public double? Unbalanced { get; init; }

    /// <summary>Degree of activation by the calibrated overlap law.</summary>
    public double? ActivationOverlapLaw { get; init; }

    /// <summary>Degree of activation by the criterion of broken films.</summary>
    public double? ActivationFracture { get; init; }

    /// <summary>Degree of activation by film theory.</summary>
    public double? ActivationFilmTheory { get; init; }

    /// <summary>Intact share of the film.</summary>
    public double? FilmIntact { get; init; }

    /// <summary>Metallic contact area Li to Cu, per area of electrode [um2/um2].</summary>
    public double? AreaLiCu { get; init; }

    /// <summary>Metallic contact area Li to Li, per area of electrode [um2/um2].</summary>
    public double? AreaLiLi { get; init; }

    /// <summary>Ionic contact area, per area of electrode [um2/um2].</summary>
    public double? AreaIonic { get; init; }

    /// <summary>Median von Mises stress in the Li [MPa].</summary>
    public double? VmsLiP50MPa { get; init; }

    /// <summary>95 % quantile of the von Mises stress at interfaces [MPa].</summary>
    public double? VmsInterfaceP95MPa { get; init; }

    /// <summary>Von Mises stress of the lower over the upper half.</summary>
    public double? VmsBottomTop { get; init; }

    /// <summary>Tortuosity of the pores through the layer; null where they are closed, too, see <see cref="IsClosed"/>.</summary>
    public double? Tortuosity { get; init; }

    /// <summary>1 where the ratio asked could not be reached, else 0.</summary>
    public double? OverCalendered { get; init; }

    /// <summary>Degree of activation by local exposure.</summary>
    public double? ActivationLocalExposure { get; init; }

    /// <summary>Opened share of the bodies' surface.</summary>
    public double? FilmOpen { get; init; }

    /// <summary>Opened surface on the foil, per area of electrode [um2/um2].</summary>
    public double? OpenLiCu { get; init; }

    /// <summary>Opened on opened surface between bodies, per area of electrode [um2/um2].</summary>
    public double? OpenLiLi { get; init; }

    /// <summary>Opened surface at the pores, per area of electrode [um2/um2].</summary>
    public double? OpenIonic { get; init; }

    /// <summary>95 % quantile of the film's von Mises stress at interfaces [MPa].</summary>
    public double? FilmStressP95MPa { get; init; }

    /// <summary>Share of the bodies' surface that is an interface whose film is at its strength or broken.</summary>
    public double? FilmAtStrength { get; init; }

    /// <summary>Share of the interfaces with film at its strength or broken, of the lower over the upper half.</summary>
    public double? FilmAtStrengthBottomTop { get; init; }

    /// <summary>Pressure asked for under load control [MPa].</summary>
    public double? PressureAskedMPa { get; init; }

    /// <summary>1 where the state came to rest: its unbalanced ratio is within what the scenario allows; else 0.</summary>
    public double? AtRest { get; init; }

    /// <summary>Number of sphere contacts deeper than their law is made for; the sphere is full there and answers elastically.</summary>
    public double? FullContacts { get; init; }

    /// <summary>Solves of the networks that did not converge; above 0 the values of the networks are not to be used.</summary>
    public double? Unconverged { get; init; }

    /// <summary>Largest residual of the networks' solves over what is allowed; blank where one broke down.</summary>
    public double? ResidualOverTolerance { get; init; }

    /// <summary>Mean contacts, among themselves, of the particles that are no rattlers.</summary>
    public double? CoordinationWithoutRattlers { get; init; }

    /// <summary>Number of particles that fewer than two contacts hold.</summary>
    public double? Rattlers { get; init; }

    /// <summary>Share of the pores that connect separator and foil: 0 where they are closed, null where they were not measured.</summary>
    public double? PoresPercolating { get; init; }

    /// <summary>Whether the pores were measured and found not to lead through the layer: then there is no tortuosity.</summary>
    public bool IsClosed => Tortuosity is null && PoresPercolating == 0;
}
