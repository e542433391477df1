using LmpDem.Electrode.Quantities;

namespace LmpDem.Transport.Networks;

/// <summary>Facing facets whose films have both opened by one threshold, at the foil the one; their area conducts.</summary>
internal sealed class LocalExposureCriterion : JunctionCriterion
{
    public override Quantity Activation => Catalogue.ActivationLocalExposure;

    public override string Label => "facing facets opened enough (one threshold, calibrated)";

    public override string Short => "opened";

    public override int Rank => 0;

    public override bool Knows(BodyNetwork network) => network.Junctions.All(j => j.Exposed is not null);

    public override double AreaOf(BodyNetwork network, Junction junction, CriteriaSpec spec)
    {
        var pairs = junction.Exposed
            ?? throw new ArgumentException("it is not known how far the films of these junctions opened", nameof(junction));
        var area = 0.0;
        for (var k = 0; k < pairs.Count && pairs[k].Exposure > spec.PsiLocal; k++) area += pairs[k].Area;
        return area;
    }
}
