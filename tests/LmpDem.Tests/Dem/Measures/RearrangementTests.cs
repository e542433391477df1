using LmpDem.Dem.Bodies;
using LmpDem.Dem.Measures;
using LmpDem.Engine.Geometry;
using LmpDem.Engine.Numerics;
using LmpDem.Engine.Tables;
using NUnit.Framework;

namespace LmpDem.Tests.Dem.Measures;

public sealed class RearrangementTests
{
    [Test]
    public void AStateAgainstItselfHasNoMotionAndNoChanges()
    {
        var m = Measure();
        Assert.That(Scalar(m, "contacts_born"), Is.Zero);
        Assert.That(Scalar(m, "nonaffine_rms"), Is.Zero);
        Assert.That(Scalar(m, "d2min_mean"), Is.LessThan(1e-28));
        Assert.That(Scalar(m, "coordination"), Is.EqualTo(6.0));
        Assert.That(Scalar(m, "local_solids_sd"), Is.LessThan(1e-12));
        Assert.That(Scalar(m, "solids") + Scalar(m, "porosity"), Is.EqualTo(1.0).Within(1e-15));
    }

    [Test]
    public void FieldsHaveOneTuplePerParticleAndContactAndDistinctNames()
    {
        var m = Measure();
        Assert.That(m.ParticleFields.Select(f => f.Count), Is.All.EqualTo(27));
        Assert.That(m.ContactFields.Select(f => f.Count), Is.All.EqualTo(m.Present.Contacts.Count));
        Assert.That(m.Scalars.Select(f => f.Count), Is.All.EqualTo(1));
        Assert.That(m.ParticleFields.Select(f => f.Name), Is.Unique);
        Assert.That(m.Scalars.Select(f => f.Name), Is.Unique);
        Assert.That(m.ParticleFields.Concat(m.Scalars).Select(f => f.Unit), Has.None.Empty);
        Assert.That(m.Scalars.Select(f => (double)f.Values.GetValue(0)!), Has.All.Matches<double>(double.IsFinite));
    }

    [Test]
    public void ScalarsMakeARowWithUnitsInItsHeader()
    {
        var m = Measure();
        var table = FieldTable.Of(("ratio", [0.0, 0.1]), [m.Scalars, m.Scalars]);
        Assert.That(table.Columns[0], Is.EqualTo("ratio"));
        Assert.That(table.Columns, Does.Contain("pressure_Pa").And.Contain("coordination").And.Contain("d2min_mean_m2"));
        Assert.That(table.Column("coordination"), Is.EqualTo(new double?[] { 6.0, 6.0 }));
        Assert.That(() => FieldTable.Of(("ratio", [0.0, 0.1]), [m.Scalars, [m.Scalars[1]]]), Throws.ArgumentException,
            "another field in the same place");
        var shorter = FieldTable.Of(("ratio", [0.0, 0.1]), [m.Scalars, [m.Scalars[0]]]);
        Assert.That(shorter.Rows[1].Count(v => v is not null), Is.EqualTo(2), "a row that ends early is blank there");
    }

    [Test]
    public void AnEmptyPackingHasMeasuresToo()
    {
        var state = PackingState.Capture(Box.Layer(1, 1, 1), new Spheres(0), new Contacts(0), []);
        var m = new Rearrangement(state, state, state);
        Assert.That(m.Scalars.Select(f => (double)f.Values.GetValue(0)!), Has.All.Matches<double>(double.IsFinite));
    }

    private static Rearrangement Measure()
    {
        var (box, spheres) = Lattice.Cubic(3, 0.51, Vec3.Zero);
        var state = Lattice.State(box, spheres);
        return new Rearrangement(state, state, state);
    }

    private static double Scalar(Rearrangement m, string name) =>
        (double)m.Scalars.Single(f => f.Name == name).Values.GetValue(0)!;
}
