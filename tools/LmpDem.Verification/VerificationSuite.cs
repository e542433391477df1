using LmpDem.Dem.Laws;
using LmpDem.FiniteVolume.Bodies;
using LmpDem.FiniteVolume.Laws;
using LmpDem.Verification.Collisions;
using LmpDem.Verification.Contacts;
using LmpDem.Verification.FiniteVolume;
using LmpDem.Verification.Packs;
using LmpDem.Verification.Transport;

namespace LmpDem.Verification;

/// <summary>All experiments, in the order of the table.</summary>
public static class VerificationSuite
{
    /// <summary>The experiments.</summary>
    /// <param name="quick">Whether only those of seconds are wanted.</param>
    public static IReadOnlyList<IVerification> Experiments(bool quick) => [.. All().Where(e => e.IsQuick || !quick)];

    /// <summary>Runs the experiments one after the other.</summary>
    /// <param name="quick">Whether to leave out those that take minutes.</param>
    /// <param name="progress">Told the name of each experiment before it runs.</param>
    public static IReadOnlyList<VerificationCase> Run(bool quick, IProgress<string>? progress = null)
    {
        var rows = new List<VerificationCase>();
        foreach (var experiment in Experiments(quick))
        {
            progress?.Report(experiment.Name);
            rows.AddRange(experiment.Run());
        }

        return rows;
    }

    private static IEnumerable<IVerification> All()
    {
        foreach (var law in new[] { ContactLaw.Linear, ContactLaw.HertzMindlin })
        {
            foreach (var restitution in new[] { 0.2, 0.5, 0.9 })
            {
                yield return new Restitution(law, restitution, 0.02);
                yield return new Restitution(law, restitution, 0.5);
            }
        }

        yield return new HertzImpact();
        yield return new Momentum();
        yield return new GasEnergy();
        yield return new TangentialPair();
        yield return new TangentialLoop();
        yield return new SlidingToRolling();
        yield return new RollingResistance();
        yield return new PlasticContact();
        yield return new DenseSphere();
        yield return new ElasticWork();
        yield return new RandomPacking(400, 0.0, isQuick: true);
        yield return new RandomPacking(400, 0.6, isQuick: true);
        yield return new QuasiStaticPress();
        yield return new DenseDie();
        yield return new BlockLimits();
        yield return new StripPunch();
        yield return new ElasticSpheres(new TemplateSize(10, 6), isQuick: true);
        yield return new SpheresInLine();
        yield return new FilmStress();
        yield return new SlidingBlock();
        yield return new ContactMomentum();
        yield return new OpenMedia();
        yield return new CubicSpheres();
        yield return new ObliqueSlits();
        yield return new RandomMedia();
        foreach (var formulation in new[] { ZoneFormulation.Joint, ZoneFormulation.Mixed })
        {
            yield return new ElasticPatch(formulation);
            yield return new ThickSphere(new TemplateSize(6, 8), formulation, isQuick: formulation == ZoneFormulation.Joint);
            yield return new FlattenedSphere(new TemplateSize(6, 4), formulation, isQuick: false);
            yield return new SphereInDie(new TemplateSize(8, 5), formulation, isQuick: false);
        }

        yield return new PlaneElectrode();
        yield return new PorousElectrode(30);
        yield return new PorousElectrode(120);
        yield return new StrippedBodies();
        yield return new Resistors();
        yield return new HolmSpheres();
        yield return new LayerConductivity();
        yield return new BondPercolation(8, 4000, 0.005, isQuick: true);
        yield return new BondPercolation(16, 8000, 0.003, isQuick: false);
        yield return new EbacReciprocity();
        yield return new SphereInBox();
        yield return new VoidThreshold();
        yield return new ThickSphere(new TemplateSize(10, 14), ZoneFormulation.Joint, isQuick: false);
        yield return new RandomPacking(1500, 0.0, isQuick: false);
        yield return new RandomPacking(1500, 0.6, isQuick: false);
    }
}
