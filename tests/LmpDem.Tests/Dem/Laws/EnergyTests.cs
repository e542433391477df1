using LmpDem.Dem.Laws;
using LmpDem.Engine.Numerics;
using NUnit.Framework;

namespace LmpDem.Tests.Dem.Laws;

/// <summary>Work that a contact gives back over a closed path is never more than what was put in.</summary>
[TestFixture]
public sealed class EnergyTests
{
    private const double Radius = 1e-5;
    private static readonly MaterialSpec Material = new() { YoungsModulus = 5e9, PoissonRatio = 0.36, YieldStrength = 10e6 };
    private static readonly ContactSpec Elastic = new() { Restitution = 1.0 };

    [Test]
    public void HertzMindlin() => ClosedPathsLoseEnergy(Hertzian(), loses: false);

    [Test]
    public void Linear() => ClosedPathsLoseEnergy(LinearSpring.Create(Material, Elastic, Radius), loses: false);

    [Test]
    public void Plastic() => ClosedPathsLoseEnergy(LmpDem.Dem.Laws.Plastic.Create(Material, Elastic, 1e-5), loses: true);

    [Test]
    public void PlasticDense() => ClosedPathsLoseEnergy(LmpDem.Dem.Laws.PlasticDense.Create(Material, Elastic, 1e-5), loses: true);

    [Test]
    public void Adhesive() => ClosedPathsLoseEnergy(new Adhesive<HertzMindlin>(Hertzian(), 0.5, 0.01), loses: false);

    private static HertzMindlin Hertzian() => LmpDem.Dem.Laws.HertzMindlin.Create(Material, Elastic, 1e-5);

    private static void ClosedPathsLoseEnergy<TLaw>(TLaw law, bool loses)
        where TLaw : struct, INormalLaw
    {
        // In, half out, in deeper, all the way out: the work of the normal force.
        double work = 0.0, put = 0.0, largest = 0.0;
        double[] turns = [-0.02, 0.03, 0.015, 0.05, -0.02];
        for (var leg = 1; leg < turns.Length; leg++)
        {
            const int steps = 20_000;
            var dh = (turns[leg] - turns[leg - 1]) * Radius / steps;
            for (var n = 0; n < steps; n++)
            {
                var c = Touch.Pair(Radius, Radius, turns[leg - 1] * Radius + (n + 0.5) * dh, largest: largest);
                var f = Touch.Evaluate(law, c);
                largest = f[11].Value;
                work += f[0].Value * dh;
                put += Math.Abs(f[0].Value * dh);
            }
        }

        // Midpoint sums of smooth pieces; the kinks where a branch begins are met to one step in 20,000.
        Assert.That(work, Is.GreaterThan(-1e-4 * put), "a closed normal path gave energy");
        if (loses) Assert.That(work, Is.GreaterThan(0.3 * put), "a plastic contact must dissipate");
        else Assert.That(work, Is.LessThan(1e-4 * put), "an elastic contact must not dissipate");
        TangentialLoop(law, 0.3);
        TangentialLoop(law, 1e6);
    }

    private static void TangentialLoop<TLaw>(TLaw law, double friction)
        where TLaw : struct, INormalLaw
    {
        double work = 0.0, put = 0.0;
        Scalar sy = default, sz = default;
        const int steps = 20_000;
        for (var n = 0; n <= 2 * steps; n++)
        {
            // Twice around an ellipse in the tangent plane, so that the sum is over closed paths of force and displacement.
            var angle = 2.0 * Math.PI * n / steps;
            double dy = -2.0 * Math.Sin(angle) * 2.0 * Math.PI / steps * 1e-8, dz = Math.Cos(angle) * 2.0 * Math.PI / steps * 1e-8;
            var c = Touch.Pair(Radius, Radius, 0.01 * Radius, largest: 0.01 * Radius);
            c[5] = new(1.0);
            c[6] = new(friction);
            c[11] = new(dy);
            c[12] = new(dz);
            c[17] = sy;
            c[18] = sz;
            var f = Touch.Evaluate(law, c);
            (sy, sz) = (f[9], f[10]);
            var done = -(f[1].Value * dy + f[2].Value * dz);
            work += done;
            put += Math.Abs(done);
        }

        // The spring is taken at the end of each step: it errs by half a step's force, to the side of losing.
        Assert.That(work, Is.GreaterThan(-1e-9 * put), "a closed tangential path gave energy");
        if (friction > 1.0) Assert.That(work, Is.LessThan(2e-3 * put), "a sticking contact must not dissipate");
    }
}
