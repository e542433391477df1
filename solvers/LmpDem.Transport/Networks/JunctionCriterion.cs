namespace LmpDem.Transport.Networks;

/// <summary>What makes a mechanical contact a metallic one.</summary>
public enum JunctionCriterion
{
    /// <summary>Film broken on both sides (on the one at the foil): the paper's criterion.</summary>
    Fracture,

    /// <summary>Film opened enough on both sides by the growth of the surface, after Bay 1979, 1983; thresholds are calibrated.</summary>
    FilmTheory,

    /// <summary>
    /// Facing facets whose films have both opened by one threshold (at the foil the one): Bay's film theory taken facet by facet; the
    /// threshold is calibrated.
    /// </summary>
    LocalExposure,

    /// <summary>Contact large enough beside the smaller body, whatever its film: a control; its threshold is calibrated.</summary>
    ContactSize,

    /// <summary>By chance, more probable the deeper the overlap: a calibrated law for runs of spheres alone.</summary>
    OverlapLaw,
}
