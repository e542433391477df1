using System.Xml.Linq;
using LmpDem.Cli.Verbs;
using LmpDem.Engine.Snapshots;
using LmpDem.Scenarios.Snapshots;
using LmpDem.Tests.Engine.Snapshots;
using LmpDem.Tests.Transport.Networks;
using NUnit.Framework;

namespace LmpDem.Tests.Cli;

/// <summary>`lmpdem export` of junctions: 3 x 3 x 2 equal spheres of 10 um on a cubic lattice, periodic to the sides.</summary>
public sealed class GraphExportTests
{
    private const double Radius = 1e-5;
    private const int Bodies = 18;

    // 9 at the foil, 9 from layer to layer, 2 a body in its layer; of those one a row and direction goes through a side.
    private const int Junctions = 9 + 9 + 36;
    private const int Crossings = 2 * 3 * 2;

    private static readonly XNamespace Ml = "http://graphml.graphdrawing.org/xmlns";

    [Test]
    public void GraphMlHoldsBodiesFoilAndJunctions()
    {
        using var folder = new TemporaryFolder();
        var text = Run(0, "export", WriteLattice(folder), "--format", "graphml");
        var xml = XDocument.Parse(text).Root!;
        var nodes = xml.Descendants(Ml + "node").ToList();
        var edges = xml.Descendants(Ml + "edge").ToList();
        var atFoil = edges.Where(e => e.Attribute("target")!.Value == "foil").ToList();
        using var all = Assert.EnterMultipleScope();
        Assert.That(nodes.Select(n => n.Attribute("id")!.Value),
            Is.EqualTo(Enumerable.Range(0, Bodies).Select(b => $"{b}").Append("foil")));
        Assert.That(edges, Has.Count.EqualTo(Junctions));
        Assert.That(atFoil, Has.Count.EqualTo(9));
        Assert.That(xml.Element(Ml + "graph")!.Attribute("edgedefault")!.Value, Is.EqualTo("undirected"));
        Assert.That(nodes.Count(n => Value(n, "is_foil") == 1), Is.EqualTo(1));
        Assert.That(nodes.Count(n => Value(n, "at_top") == 1), Is.EqualTo(9));
        Assert.That(edges.Count(e => Value(e, "crosses") == 1), Is.EqualTo(Crossings));
        // Differences of coordinates of 50 um round in the 16th digit.
        Assert.That(edges.Except(atFoil).Select(e => Value(e, "length")), Is.All.EqualTo(2 * Radius).Within(1e-14 * Radius));
        Assert.That(atFoil.Select(e => Value(e, "length")), Is.All.EqualTo(Radius));
        Assert.That(edges.Select(e => Value(e, "weight")), Is.All.EqualTo(1.0).Within(1e-15), "1 um2 each");
        Assert.That(nodes.Sum(n => Value(n, "volume")), Is.EqualTo(Bodies * 4.0 / 3.0 * Math.PI * 1e-15)
            .Within(1e-27), "the foil adds none");
    }

    [Test]
    public void JoinedAreTheBodiesThatMetallicContactsReach()
    {
        using var folder = new TemporaryFolder();
        // Metallic at the foil alone: the lower layer is joined.
        var xml = XDocument.Parse(Run(0, "export", WriteLattice(folder), "--format", "graphml")).Root!;
        var connected = xml.Descendants(Ml + "node").Where(n => Value(n, "joined") == 1).Select(n => n.Attribute("id")!.Value);
        Assert.That(connected, Is.EqualTo(Enumerable.Range(0, 9).Select(b => $"{b}").Append("foil")));
    }

    [Test]
    public void WhatHasNoValueIsLeftOut()
    {
        using var folder = new TemporaryFolder();
        var network = Lattice.Cubic(3, 2, Radius);
        double[] values = [double.NaN, double.PositiveInfinity, .. Enumerable.Repeat(0.5, network.Junctions.Count - 2)];
        var snapshot = JunctionSnapshot.Of(
            network, 0, 0.5, [new Field("growth", "1", 1, values)],
            [Field.Single("calendering_ratio_asked", "1", double.NaN), Field.Single("calendering_ratio", "1", 0.1)],
                SnapshotSamples.Provenance);
        SnapshotWriter.Write(folder["junctions_000000.hdf"], snapshot);
        var text = Run(0, "export", folder["junctions_000000.hdf"], "--format", "graphml");
        var xml = XDocument.Parse(text).Root!;
        Assert.Multiple(() =>
        {
            Assert.That(text, Does.Not.Contain("NaN").And.Not.Contain("INF"));
            Assert.That(xml.Descendants(Ml + "data").Count(d => d.Attribute("key")!.Value == "edge_growth"), Is.EqualTo(Junctions - 2));
            Assert.That(xml.Descendants(Ml + "data")
                .Select(d => d.Attribute("key")!.Value), Does.Not.Contain("graph_calendering_ratio_asked"));
        });
    }

    [Test]
    public void EveryKeyIsDeclaredOnce()
    {
        using var folder = new TemporaryFolder();
        var xml = XDocument.Parse(Run(0, "export", WriteLattice(folder), "--format", "graphml")).Root!;
        var keys = xml.Elements(Ml + "key").Select(k => k.Attribute("id")!.Value).ToList();
        Assert.Multiple(() =>
        {
            Assert.That(keys, Is.Unique);
            Assert.That(xml.Descendants(Ml + "data").Select(d => d.Attribute("key")!.Value).Distinct(), Is.SubsetOf(keys));
        });
    }

    [Test]
    public void TablesBearTheNamesThatGephiLooksFor()
    {
        using var folder = new TemporaryFolder();
        Run(0, "export", WriteLattice(folder), "--format", "csv", "--out", folder["tables"]);
        var nodes = File.ReadAllLines(folder["tables/nodes.csv"]);
        var edges = File.ReadAllLines(folder["tables/edges.csv"]);
        Assert.Multiple(() =>
        {
            Assert.That(nodes[0], Does.StartWith("Id,Label,x,y,z,radius,volume,at_top,joined,is_foil"));
            Assert.That(nodes, Has.Length.EqualTo(Bodies + 2));
            Assert.That(edges[0],
                Does.StartWith(
                "Source,Target,Type,Weight,length,crosses,image_x,image_y,area,bare_area,force,overlap").And.Contain(",metallic_area"));
            Assert.That(edges, Has.Length.EqualTo(Junctions + 1));
            Assert.That(edges[1], Does.StartWith("0,foil,Undirected,1,"));
        });
    }

    [Test]
    public void TwoTablesNeedAFolder()
    {
        using var folder = new TemporaryFolder();
        Run(2, "export", WriteLattice(folder), "--format", "csv");
    }

    [Test]
    public void ARunIsExportedStateByState()
    {
        using var folder = new TemporaryFolder();
        WriteLattice(folder);
        Run(0, "export", folder.Root, "--kind", "junctions", "--format", "csv");
        Assert.That(Directory.GetFiles(folder["export"]).Select(Path.GetFileName)
            .Order(), Is.EqualTo(new[] { "junctions_000000_edges.csv", "junctions_000000_nodes.csv" }));
    }

    [TestCase("graphml")]
    [TestCase("lammps-dump")]
    [TestCase("csv")]
    public void VoxelsAreToldToGoAsVti(string format)
    {
        using var folder = new TemporaryFolder();
        VoxelImageWriter.Write(folder["pores_000000.hdf"], VoxelImageTests.Image(3, 4, 5));
        Run(4, "export", folder["pores_000000.hdf"], "--format", format);
    }

    [Test]
    public void VoxelsAreInspectedAndExported()
    {
        using var folder = new TemporaryFolder();
        VoxelImageWriter.Write(folder["pores_000000.hdf"], VoxelImageTests.Image(3, 4, 5));
        Assert.Multiple(() =>
        {
            Assert.That(Run(0, "inspect", folder["pores_000000.hdf"]),
                Does.Contain("3 x 4 x 5 voxels of 1e-06 x 2e-06 x 3e-06 m").And.Contain("porosity"));
            Assert.That(Run(0, "export", folder["pores_000000.hdf"], "--format", "vti"), Does.Contain("WholeExtent=\"0 2 0 3 0 4\""));
        });
    }

    private static string WriteLattice(TemporaryFolder folder)
    {
        var network = Lattice.Cubic(3, 2, Radius);
        var metallic = new Field("metallic_area", "m2", 1, network.Junctions.Select(j => j.AtFoil ? 1e-12 : 0.0).ToArray());
        var snapshot = JunctionSnapshot.Of(
            network, 0, 0.5, [metallic], [Field.Single("calendering_ratio", "1", 0.1)], SnapshotSamples.Provenance);
        SnapshotWriter.Write(folder["snapshots/junctions_000000.hdf"], snapshot);
        return folder["snapshots/junctions_000000.hdf"];
    }

    private static double Value(XElement owner, string name) => (double)owner.Elements(Ml + "data")
        .Single(d => d.Attribute("key")!.Value == $"{owner.Name.LocalName}_{name}");

    private static string Run(int code, params string[] args)
    {
        var (output, error) = (new StringWriter(), new StringWriter());
        Assert.That(CommandLine.Invoke(args, output, error), Is.EqualTo(code), error.ToString());
        return output.ToString();
    }
}
