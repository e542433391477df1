using LmpDem.Electrode.Quantities;

namespace LmpDem.Transport.Networks;

/// <summary>Film opened enough on average over a contact (Bay 1979, 1983); the smaller opened area of the two films conducts.</summary>
internal sealed class FilmTheoryCriterion : JunctionCriterion
{
    public override Quantity Activation => Catalogue.ActivationFilmTheory;

    public override string Label => "film opened enough on the mean of a contact (two thresholds, calibrated)";

    public override int Rank => 1;

    public override double AreaOf(BodyNetwork network, Junction junction, CriteriaSpec spec)
    {
        if (spec.ExtrusionPressure > 0.0 && !(junction.Force >= spec.ExtrusionPressure * junction.Area)) return 0.0;
        var (psi, opened) = junction.AtFoil
            ? (junction.OnFirst.PsiMean, junction.OnFirst.OpenedArea)
            : (Math.Min(junction.OnFirst.PsiMean, junction.OnSecond.PsiMean),
                Math.Min(junction.OnFirst.OpenedArea, junction.OnSecond.OpenedArea));
        var (leastPsi, leastOpened) = junction.AtFoil ? (spec.PsiFoil, spec.OpenedFoil) : (spec.PsiBodies, spec.OpenedBodies);
        return psi > leastPsi && opened > leastOpened ? opened : 0.0;
    }
}
