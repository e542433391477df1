using LmpDem.Transport.Networks;

namespace LmpDem.Transport.Calibration;

/// <summary>A coefficient that can be fitted, with the bounds it is sought in where none are given. SI units.</summary>
public sealed record CalibrationParameter
{
    private const double SquareMicrometre = 1e-12;
    private const double Megapascal = 1e6;

    /// <summary>Name, that of the scenario's key.</summary>
    public required string Name { get; init; }

    /// <summary>Unit for tables; empty for a pure number.</summary>
    public string Unit { get; init; } = "";

    /// <summary>SI value of one unit.</summary>
    public double UnitValue { get; init; } = 1.0;

    /// <summary>Lower bound.</summary>
    public required double Lower { get; init; }

    /// <summary>Upper bound.</summary>
    public required double Upper { get; init; }

    /// <summary>Criterion that it belongs to; null for a key of the scenario that new runs take up.</summary>
    public JunctionCriterion? Criterion { get; init; }

    /// <summary>Settings with the coefficient at a value.</summary>
    public Func<CriterionSettings, double, CriterionSettings> Apply { get; init; } = (settings, _) => settings;

    /// <summary>
    /// Value of the coefficient in settings; null where it stands for several coefficients, or for a key of the scenario.
    /// </summary>
    public Func<CriterionSettings, double>? Read { get; init; }

    /// <summary>
    /// The coefficients of the criteria. Bounds reach from no threshold to where, on packings of some hundred bodies, hardly a
    /// junction passes at the highest measured ratio: psi of the surface of space-filling bodies is below 0.4 on average,
    /// single facets seldom leave 60 % bare, opened areas at the foil below 60 um2 for bodies of 20 um, the contact area
    /// of crushed bodies below their equator's.
    /// </summary>
    public static IReadOnlyList<CalibrationParameter> OfCriteria { get; } =
    [
        Threshold("psi_foil", s => s.PsiFoil, (s, v) => s with { PsiFoil = v }) with { Upper = 0.4 },
        Threshold("psi_bodies", s => s.PsiBodies, (s, v) => s with { PsiBodies = v }) with { Upper = 0.4 },
        Threshold("psi", null, (s, v) => s with { PsiFoil = v, PsiBodies = v }) with { Upper = 0.4 },
        Threshold("opened_foil", s => s.OpenedFoil, (s, v) => s with { OpenedFoil = v }) with { Unit = "um2", UnitValue = SquareMicrometre,
            Upper = 60.0 * SquareMicrometre },
        Threshold("opened_bodies", s => s.OpenedBodies, (s, v) => s with { OpenedBodies = v }) with { Unit = "um2",
            UnitValue = SquareMicrometre, Upper = 30.0 * SquareMicrometre },
        Threshold("extrusion_pressure", s => s.ExtrusionPressure, (s, v) => s with { ExtrusionPressure = v }) with { Unit = "MPa",
            UnitValue = Megapascal, Upper = 10.0 * Megapascal },
        Threshold("psi_local", s => s.PsiLocal, (s, v) => s with { PsiLocal = v }) with { Upper = 0.6,
            Criterion = JunctionCriterion.LocalExposure },
        Threshold("contact_size", s => s.ContactSize, (s, v) => s with { ContactSize = v }) with { Upper = 1.5,
            Criterion = JunctionCriterion.ContactSize },
        new()
        {
            Name = "characteristic_overlap",
            Lower = 0.02,
            Upper = 1.0,
            Criterion = JunctionCriterion.OverlapLaw,
            Read = s => s.OverlapLaw.CharacteristicOverlap,
            Apply = (s, v) => s with { OverlapLaw = s.OverlapLaw with { CharacteristicOverlap = v } },
        },
        new()
        {
            Name = "exponent",
            Lower = 0.5,
            Upper = 10.0,
            Criterion = JunctionCriterion.OverlapLaw,
            Read = s => s.OverlapLaw.Exponent,
            Apply = (s, v) => s with { OverlapLaw = s.OverlapLaw with { Exponent = v } },
        },
    ];

    private static CalibrationParameter Threshold(
        string name, Func<CriteriaSpec, double>? read, Func<CriteriaSpec, double, CriteriaSpec> apply) => new()
        {
            Name = name,
            Lower = 0.0,
            Upper = 1.0,
            Criterion = JunctionCriterion.FilmTheory,
            Read = read is null ? null : s => read(s.Thresholds),
            Apply = (s, v) => s with { Thresholds = apply(s.Thresholds, v) },
        };
}
