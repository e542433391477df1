using LmpDem.Electrode.Quantities;

namespace LmpDem.Transport.Networks;

/// <summary>Contact large enough relative to the cross-section of the smaller body, whatever its film; the contact area conducts.</summary>
internal sealed class ContactSizeCriterion : JunctionCriterion
{
    public override Quantity Activation => Catalogue.ActivationContactSize;

    public override string Label => "contact large enough (calibrated, control)";

    public override int Rank => 4;

    public override bool LooksAtFilm => false;

    public override double AreaOf(BodyNetwork network, Junction junction, CriteriaSpec spec)
    {
        var smaller = junction.AtFoil
            ? network.Radius[junction.First] : Math.Min(network.Radius[junction.First], network.Radius[junction.Second]);
        return junction.Area > spec.ContactSize * Math.PI * smaller * smaller ? junction.Area : 0.0;
    }
}
