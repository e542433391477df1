using System.Text.Json.Nodes;
using LmpDem.Analysis.Viewing;
using LmpDem.Tests.Engine.Snapshots;
using NUnit.Framework;
using SharpGLTF.Schema2;
using SharpGLTF.Validation;

namespace LmpDem.Tests.Analysis.Viewing;

/// <summary>Scenes for other programs, read back with strict validation.</summary>
public sealed class GlbSceneTests
{
    [Test]
    public void ASceneHoldsBodiesCopperAndContacts()
    {
        var nodes = Scene(state: 2, quantity: 2).LogicalNodes;
        using var all = Assert.EnterMultipleScope();
        Assert.That(nodes.Where(n => n.Mesh is not null).Select(n => n.Name),
            Is.EqualTo((string[])["body 0", "body 1", "current collector", "metallic contacts"]));
        Assert.That(nodes[0].Extras!["ratio"]!.GetValue<double>(), Is.EqualTo(0.2));
        Assert.That(nodes.Single(n => n.Name == "body 0").Extras!["mean stress (MPa)"]!.GetValue<double>(), Is.EqualTo(0.5));
        Assert.That(((JsonObject)nodes.Single(n => n.Name == "body 1").Extras!).ContainsKey("mean stress (MPa)"), Is.False,
            "what is not known is left out");
    }

    [Test]
    public void AMicrometreIsAMillimetreAndThePressIsUpward()
    {
        var (low, high) = (new System.Numerics.Vector3(float.MaxValue), new System.Numerics.Vector3(float.MinValue));
        foreach (var node in Scene(state: 0, quantity: 2).LogicalNodes.Where(n => n.Name.StartsWith("body", StringComparison.Ordinal)))
        {
            foreach (var p in node.Mesh.Primitives[0].GetVertexAccessor("POSITION").AsVector3Array())
            {
                var at = System.Numerics.Vector3.Transform(p, node.WorldMatrix);
                (low, high) = (System.Numerics.Vector3.Min(low, at), System.Numerics.Vector3.Max(high, at));
            }
        }

        // Two spheres of 10 um in a box of 40 um; the facets' corners do not reach the poles of the axes within 1 %.
        using var all = Assert.EnterMultipleScope();
        Assert.That(low.Y, Is.Zero.Within(2e-4f));
        Assert.That(high.Y, Is.EqualTo(0.02f).Within(2e-4f));
        Assert.That(high.X - low.X, Is.EqualTo(0.04f).Within(4e-4));
    }

    [Test]
    public void FacetsHaveColoursOfTheirOwn()
    {
        var scene = Scene(state: 2, quantity: 1);
        var (broken, whole) = (Colours(scene, "body 0"), Colours(scene, "body 1"));
        Assert.That(broken, Has.Count.EqualTo(3 * UnitSphere.Topology.Facets));
        Assert.That(broken.Distinct().Single().X, Is.GreaterThan(0.7f), "red");
        Assert.That(whole.Distinct().Single().X, Is.LessThan(0.2f));
    }

    [Test]
    public void ContactsThatInsulateAreApart()
    {
        var nodes = Scene(state: 0, quantity: 0).LogicalNodes;
        Assert.That(nodes.Select(n => n.Name), Does.Contain("metallic contacts").And.Contain("insulating contacts"));
    }

    private static List<System.Numerics.Vector4> Colours(ModelRoot scene, string body) =>
        [.. scene.LogicalNodes.Single(n => n.Name == body).Mesh.Primitives[0].GetVertexAccessor("COLOR_0").AsColorArray()];

    private static ModelRoot Scene(int state, int quantity)
    {
        using var folder = new TemporaryFolder();
        var view = ViewSample.Of();
        GlbScene.Write(
            view, view.States[state], view.Quantities[quantity], ViewRange.Of(view, view.Quantities[quantity]), folder["scene.glb"]);
        return ModelRoot.Load(folder["scene.glb"], new ReadSettings { Validation = ValidationMode.Strict });
    }
}
