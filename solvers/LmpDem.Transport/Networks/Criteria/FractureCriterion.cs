using LmpDem.Electrode.Quantities;

namespace LmpDem.Transport.Networks;

/// <summary>Film broken on both sides, on the one at the foil; the bare area conducts.</summary>
internal sealed class FractureCriterion : JunctionCriterion
{
    public override Quantity Activation => Catalogue.ActivationFracture;

    public override string Label => "film broken on both sides (nothing fitted)";

    public override string Short => "films";

    public override int Rank => 3;

    public override bool IsCalibrated => false;

    public override double AreaOf(BodyNetwork network, Junction junction, CriteriaSpec spec) => junction.BareArea;
}
