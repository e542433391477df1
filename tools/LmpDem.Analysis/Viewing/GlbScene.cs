using System.Globalization;
using System.Numerics;
using System.Runtime.InteropServices;
using System.Text.Json.Nodes;
using LmpDem.Engine.Numerics;
using LmpDem.Engine.Snapshots;
using SharpGLTF.Memory;
using SharpGLTF.Schema2;

namespace LmpDem.Analysis.Viewing;

/// <summary>
/// A state as a glTF 2.0 scene in one binary file, for slides, Blender and phones: a node per body, named by its number and with its
/// values, the current collector, and the contacts as rods. A micrometre is shown as a millimetre, and the press is upward.
/// </summary>
public static class GlbScene
{
    private const float Scale = 1e3f; // 1 um is shown as 1 mm: an electrode lies on a table, and near planes of viewers do not cut it
    private const double LeastRod = 0.2e-6;
    private const int MetallicColour = 0x2699F2;

    /// <summary>Writes a scene.</summary>
    /// <param name="view">The electrode.</param>
    /// <param name="state">One of its states.</param>
    /// <param name="quantity">One of its quantities, which colours the bodies.</param>
    /// <param name="range">Range of its colours over all states (<see cref="ViewRange.Of"/>).</param>
    /// <param name="path">The file.</param>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static void Write(ElectrodeView view, ViewState state, ViewQuantity quantity, ViewRange range, string path)
    {
        var model = Of(view, state, quantity, range);
        WholeFile.Write(path, stream => stream.Write(model.WriteGLB()));
    }

    private static ModelRoot Of(ElectrodeView view, ViewState state, ViewQuantity quantity, ViewRange range)
    {
        var model = ModelRoot.CreateModel();
        model.Asset.Generator = "LmpDem";
        var title = string.Create(CultureInfo.InvariantCulture, $"{view.Name} at {100.0 * state.Ratio:0.0} %");
        var root = model.UseScene(view.Name).CreateNode(title);
        // Upward is y there, and the layer's middle stands above the origin.
        root.LocalMatrix = Matrix4x4.CreateTranslation((float)(-0.5e6 * view.LengthX), (float)(-0.5e6 * view.LengthY), 0f)
            * Matrix4x4.CreateRotationX(-MathF.PI / 2f) * Matrix4x4.CreateScale(1f / Scale);
        root.Extras = new JsonObject
        {
            ["colour"] = quantity.Label,
            ["unit"] = quantity.Unit,
            ["low"] = range.Low,
            ["high"] = range.High,
            ["ratio"] = state.Ratio,
        };
        var lithium = Material(model, "lithium", 0.1f, 0.55f);
        var metal = Material(model, "metal", 0.6f, 0.4f);
        AddBodies(view, state, quantity, range, (name, mesh, b) =>
        {
            var node = Add(root, lithium, name, mesh);
            node.Extras = Values(view, state, b);
        });
        var foil = new SceneMesh();
        foil.AddBox(new Vec3(0, 0, -view.FoilThickness), new Vec3(view.LengthX, view.LengthY, 0), ViewPalette.Copper);
        Add(root, metal, "current collector", foil);
        foreach (var (name, conducts) in ((string, bool)[])[("metallic contacts", true), ("insulating contacts", false)])
        {
            var rods = new SceneMesh();
            foreach (var junction in state.Junctions.Where(j => j.MetallicArea > 0.0 == conducts)) AddJunction(rods, state, junction);
            if (rods.Points.Count > 0) Add(root, metal, name, rods);
        }

        return model;
    }

    private static void AddBodies(
        ElectrodeView view, ViewState state, ViewQuantity quantity, ViewRange range, Action<string, SceneMesh, int> add)
    {
        var (vertices, facets, known) = (0, 0, state.BodyValues.GetValueOrDefault(quantity.Key));
        for (var b = 0; b < state.Centre.Length; b++)
        {
            var topology = state.Surface is { } s ? view.Topologies[s.Topology[b]] : UnitSphere.Topology;
            var centre = state.Centre[b];
            var points = state.Surface is { } surface
                ? surface.Vertices.AsSpan(vertices, topology.Vertices)
                : UnitSphere.Points.Select(p => centre + state.Radius[b] * p).ToArray();
            var (values, onFacets) = (quantity.Place, state.Surface) switch
            {
                (ViewPlace.Vertex, { } of) => (of.VertexValues[quantity.Key][vertices..(vertices + topology.Vertices)], false),
                (ViewPlace.Facet, { } of) => (of.FacetValues[quantity.Key][facets..(facets + topology.Facets)], true),
                _ => ([.. Enumerable.Repeat(known?[b] ?? double.NaN, topology.Vertices)], false),
            };
            int[] colours = [.. values.Select(v => ViewPalette.Of(quantity, range, quantity.Factor * v))];
            add($"body {b.ToString(CultureInfo.InvariantCulture)}", SceneMesh.Of(points, topology.Triangles, colours, onFacets), b);
            (vertices, facets) = (vertices + topology.Vertices, facets + topology.Facets);
        }
    }

    // Its radius is that of the contact, of a metallic one that of the area which conducts.
    private static void AddJunction(SceneMesh rods, ViewState state, ViewJunction junction)
    {
        var metallic = junction.MetallicArea > 0.0;
        var radius = Math.Max(LeastRod, 0.5 * Math.Sqrt((metallic ? junction.MetallicArea : junction.Area) / Math.PI));
        var colour = metallic ? MetallicColour : ViewPalette.Unknown;
        var from = state.Centre[junction.First];
        var to = junction.Second < 0 ? new Vec3(from.X, from.Y, 0.0) : state.Centre[junction.Second] + junction.Shift;
        if (junction.Second < 0 || junction.Shift.Length < LeastRod)
        {
            rods.AddRod(from, to, radius, colour);
            return;
        }

        // Through a periodic side each end shows its half.
        var half = 0.5 * (to - from);
        rods.AddRod(from, from + half, radius, colour);
        rods.AddRod(state.Centre[junction.Second], state.Centre[junction.Second] - half, radius, colour);
    }

    private static JsonObject Values(ElectrodeView view, ViewState state, int body)
    {
        var values = new JsonObject { ["radius (µm)"] = 1e6 * state.Radius[body] };
        foreach (var quantity in view.Quantities)
        {
            if (!state.BodyValues.TryGetValue(quantity.Key, out var all) || double.IsNaN(all[body])) continue;
            var unit = quantity.Unit.Length > 0 ? $" ({quantity.Unit})" : "";
            values[(quantity.BodyLabel ?? quantity.Label) + unit] = quantity.Factor * all[body];
        }

        return values;
    }

    private static Material Material(ModelRoot model, string name, float metallic, float roughness)
    {
        var material = model.CreateMaterial(name);
        material.InitializePBRMetallicRoughness();
        var channel = material.FindChannel("MetallicRoughness")!.Value;
        channel.SetFactor("MetallicFactor", metallic);
        channel.SetFactor("RoughnessFactor", roughness);
        return material;
    }

    private static Node Add(Node root, Material material, string name, SceneMesh mesh)
    {
        var model = root.LogicalParent;
        var made = model.CreateMesh(name);
        var primitive = made.CreatePrimitive();
        primitive.Material = material;
        Attribute("POSITION", mesh.Points.SelectMany(p => Floats(1e6 * p)), new AttributeFormat(DimensionType.VEC3));
        Attribute("NORMAL", mesh.Normals.SelectMany(Floats), new AttributeFormat(DimensionType.VEC3));
        Attribute("COLOR_0", mesh.Colours.SelectMany(Linear), new AttributeFormat(DimensionType.VEC3));
        var indices = MemoryMarshal.AsBytes<uint>(mesh.Triangles.Select(v => (uint)v).ToArray()).ToArray();
        var accessor = model.CreateAccessor();
        var order = model.UseBufferView(indices, 0, null, 0, BufferMode.ELEMENT_ARRAY_BUFFER);
        accessor.SetIndexData(order, 0, mesh.Triangles.Count, IndexEncodingType.UNSIGNED_INT);
        primitive.IndexAccessor = accessor;
        var node = root.CreateNode(name);
        node.Mesh = made;
        return node;

        void Attribute(string attribute, IEnumerable<float> values, AttributeFormat format)
        {
            var bytes = MemoryMarshal.AsBytes<float>(values.ToArray()).ToArray();
            var data = model.CreateAccessor();
            data.SetVertexData(model.UseBufferView(bytes, 0, null, 0, BufferMode.ARRAY_BUFFER), 0, mesh.Points.Count, format);
            primitive.SetVertexAccessor(attribute, data);
        }
    }

    private static float[] Floats(Vec3 p) => [(float)p.X, (float)p.Y, (float)p.Z];

    // glTF takes colours of vertices as linear light.
    private static float[] Linear(int colour) => [.. ((int[])[16, 8, 0]).Select(shift =>
    {
        var c = (colour >> shift & 255) / 255f;
        return c <= 0.04045f ? c / 12.92f : MathF.Pow((c + 0.055f) / 1.055f, 2.4f);
    })];
}
