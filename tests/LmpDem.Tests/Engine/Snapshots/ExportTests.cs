using System.Globalization;
using System.Xml.Linq;
using LmpDem.Engine.Snapshots;
using LmpDem.Engine.Snapshots.Export;
using NUnit.Framework;

namespace LmpDem.Tests.Engine.Snapshots;

public sealed class ExportTests
{
    [Test]
    public void CsvHoldsEverySphereToTheLastBit()
    {
        var s = SnapshotSamples.Spheres(10);
        var lines = Lines(CsvExport.Write, s);
        var names = lines[1].Split(',');
        Assert.Multiple(() =>
        {
            Assert.That(lines[0],
                Does.StartWith("# spheres 3, time 0.125 s, box 0.0001 x 0.0001 x 8.4E-05 m, units: m m m m m/s m/s m/s Pa"));
            Assert.That(names[..7], Is.EqualTo(new[] { "x", "y", "z", "radius", "velocity_x", "velocity_y", "velocity_z" }));
            Assert.That(names, Does.Contain("stress_yz"));
            Assert.That(lines, Has.Length.EqualTo(12));
        });
        for (var i = 0; i < s.PointCount; i++)
        {
            var row = lines[i + 2].Split(',');
            Assert.That(row, Has.Length.EqualTo(names.Length));
            Assert.That(Real(row[0]), Is.EqualTo(s.Points[i].X));
            Assert.That(Real(row[2]), Is.EqualTo(s.Points[i].Z));
            Assert.That(Real(row[3]), Is.EqualTo(((double[])s.PointFields[0].Values)[i]));
            Assert.That(Real(row[5]), Is.EqualTo(((double[])s.PointFields[1].Values)[3 * i + 1]));
        }
    }

    [Test]
    public void CsvOfContactsHasARowPerContact() => Assert.That(Lines(CsvExport.Write, SnapshotSamples.Contacts()), Is.EqualTo(new[]
    {
        "# contacts 0, time 0 s, units: 1 1 N 1",
        "point_0,point_1,normal_force,born",
        "0,1,1E-06,0",
        "1,2,2E-06,1",
    }));

    [Test]
    public void VtuHoldsTheArraysInBase64()
    {
        var s = SnapshotSamples.Spheres(10);
        var xml = XDocument.Parse(string.Join('\n', Lines(VtuExport.Write, s)));
        var piece = xml.Descendants("Piece").Single();
        Assert.Multiple(() =>
        {
            Assert.That(piece.Attribute("NumberOfPoints")!.Value, Is.EqualTo("10"));
            Assert.That(Decode(piece, "radius"), Is.EqualTo(((double[])s.PointFields[0].Values).SelectMany(BitConverter.GetBytes)));
            Assert.That(Decode(piece, "types"), Is.EqualTo(Enumerable.Repeat((byte)1, 10)));
            Assert.That(Decode(piece, "offsets").Length, Is.EqualTo(80));
            Assert.That(BitConverter.ToDouble(Decode(xml.Root!, "TimeValue")), Is.EqualTo(0.125));
        });
    }

    [Test]
    public void LammpsDumpStatesUnitsBoxAndPeriodicity()
    {
        var s = SnapshotSamples.Spheres(4);
        var lines = Lines(LammpsDumpExport.Write, s);
        Assert.Multiple(() =>
        {
            Assert.That(lines[..12], Is.EqualTo(new[]
            {
                "ITEM: UNITS", "si", "ITEM: TIME", "0.125", "ITEM: TIMESTEP", "3", "ITEM: NUMBER OF ATOMS", "4",
                "ITEM: BOX BOUNDS pp pp ff", "0 0.0001", "0 0.0001", "0 8.4E-05",
            }));
            Assert.That(lines[12], Does.StartWith("ITEM: ATOMS id type x y z radius vx vy vz stress_xx"));
            Assert.That(lines[13], Does.StartWith("1 1 "));
            Assert.That(Real(lines[16].Split(' ')[5]), Is.EqualTo(((double[])s.PointFields[0].Values)[3]));
            Assert.That(lines[13].Split(' '), Has.Length.EqualTo(lines[12].Split(' ').Length - 2));
            Assert.That(lines, Has.Length.EqualTo(17));
        });
    }

    [Test]
    public void LammpsDumpRefusesContacts() => Assert.Throws<ArgumentException>(
        () => LammpsDumpExport.Write(SnapshotSamples.Contacts(), TextWriter.Null));

    private static byte[] Decode(XElement part, string name)
    {
        var array = part.Descendants("DataArray").Single(a => a.Attribute("Name")!.Value == name);
        var bytes = Convert.FromBase64String(array.Value.Trim());
        Assert.That(BitConverter.ToUInt64(bytes), Is.EqualTo((ulong)bytes.Length - 8), "length before the data");
        return bytes[8..];
    }

    private static string[] Lines(Action<Snapshot, TextWriter> export, Snapshot s)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        export(s, text);
        return text.ToString().TrimEnd('\n').Split('\n');
    }

    private static double Real(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
