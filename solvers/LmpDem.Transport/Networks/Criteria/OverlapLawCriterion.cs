using LmpDem.Electrode.Quantities;

namespace LmpDem.Transport.Networks;

/// <summary>
/// By chance, more probable the deeper the overlap (Activation/ActivationEstimate): a calibrated law for runs of spheres alone.
/// </summary>
internal sealed class OverlapLawCriterion : JunctionCriterion
{
    public override Quantity Activation => Catalogue.ActivationOverlapLaw;

    public override string Label => "overlap law (calibrated, not derived)";

    public override string Short => "law";

    public override int Rank => 2;

    public override bool LooksAtFilm => false;

    public override bool IsRandom => true;

    public override double AreaOf(BodyNetwork network, Junction junction, CriteriaSpec spec) =>
        throw new InvalidOperationException("contacts conduct by chance under the overlap law; see ActivationEstimate");
}
