using LmpDem.Engine.Numerics;
using LmpDem.FiniteVolume.Laws;
using LmpDem.FiniteVolume.Meshing;
using MathNet.Numerics;

namespace LmpDem.FiniteVolume.Bodies;

/// <summary>Makes bodies from seeds: meshes in bundles, stress-free volumes, masses, film.</summary>
internal static unsafe class BodyAssembly
{
    // A film's fraction of the safe estimate of a node's mass: it is bonded to zones that carry most of it.
    private const double FilmMassFactor = 0.3;

    // Contacts on a node, its own and those of facets around it, in stiffnesses of one.
    private const double ContactsPerNode = 4.0;

    /// <summary>Bodies up to which the order of ids is kept: their surfaces, 0.1 MB a bundle, fit into a third-level cache.</summary>
    public const int Crowd = 500;

    /// <summary>Makes the bodies.</summary>
    /// <param name="seeds">Spheres, in the order of ids.</param>
    /// <param name="templates">Mesh of every body.</param>
    /// <param name="scale">Factor on the radius at the start, one per body; null: 1.</param>
    /// <param name="settings">Material, film, orientation.</param>
    public static BodySet Build(IReadOnlyList<BodySeed> seeds, IReadOnlyList<BodyTemplate> templates, double[]? scale, FvSettings settings)
    {
        // Bodies of one mesh are grouped together; within a group small crowds keep the order of ids, large ones are ordered by place.
        var meshes = templates.Distinct().OrderBy(t => t.ZoneCount).ToList();
        var columns = seeds.Count > Crowd ? Columns(seeds) : new int[seeds.Count];
        var ids = Enumerable.Range(0, seeds.Count).OrderBy(i => meshes.IndexOf(templates[i])).ThenBy(i => columns[i]).ThenBy(i => i).ToArray();
        var bundles = new List<Bundle>();
        for (var s = 0; s < ids.Length;)
        {
            var template = templates[ids[s]];
            var count = 1;
            while (count < Bundle.Lanes && s + count < ids.Length && templates[ids[s + count]] == template) count++;
            var bundle = new Bundle(template, s, count, settings.Formulation);
            for (var l = 0; l < Bundle.Lanes; l++)
            {
                var id = ids[s + Math.Min(l, count - 1)];
                Fill(bundle, l, id, seeds[id], scale?[id] ?? 1.0, settings);
            }

            NodeMotion.RefreshMasses(bundle, Modulus(settings.Material));
            NodeMotion.FindCentres(bundle);
            NodeMotion.FindReach(bundle);
            bundles.Add(bundle);
            s += count;
        }

        return new BodySet(bundles, ids);
    }

    // Columns of the layer of about a bundle's bodies, numbered row by row there and back: bodies that touch stand near each other in
    // memory, and the surfaces that contacts read are in the cache already.
    private static int[] Columns(IReadOnlyList<BodySeed> seeds)
    {
        double left = seeds.Min(s => s.Centre.X), front = seeds.Min(s => s.Centre.Y);
        double width = seeds.Max(s => s.Centre.X) - left, depth = seeds.Max(s => s.Centre.Y) - front;
        var side = Math.Sqrt(Bundle.Lanes * width * depth / seeds.Count);
        if (!(side > 0.0)) return new int[seeds.Count];
        var along = (int)(width / side) + 1;
        return [.. seeds.Select(s =>
        {
            int row = (int)((s.Centre.Y - front) / side), at = (int)((s.Centre.X - left) / side);
            return row * along + ((row & 1) == 0 ? at : along - 1 - at);
        })];
    }

    /// <summary>Meshes of spheres: one, or graded so that facets are alike in size.</summary>
    /// <param name="seeds">Spheres.</param>
    /// <param name="settings">Template and whether it is graded.</param>
    public static BodyTemplate[] Meshes(IReadOnlyList<BodySeed> seeds, FvSettings settings)
    {
        var made = new Dictionary<TemplateSize, BodyTemplate>();
        BodyTemplate Mesh(TemplateSize size)
        {
            if (!made.TryGetValue(size, out var mesh)) made[size] = mesh = Templates.Sphere(size);
            return mesh;
        }

        if (!settings.GradeBySize) return [.. seeds.Select(_ => Mesh(settings.Template))];
        var median = seeds.Select(s => s.Radius).Order().ElementAt(seeds.Count / 2);
        return [.. seeds.Select(s => Mesh(TemplateSize.Ladder.Append(settings.Template)
            .MinBy(t => Math.Abs(Math.Log(s.Radius / median * settings.Template.Across / t.Across)))))];
    }

    /// <summary>Modulus that masses follow, K + 4G/3 [Pa].</summary>
    public static double Modulus(PlasticMaterial m) => m.BulkModulus + 4.0 / 3.0 * m.ShearModulus;

    /// <summary>Sets the stress-free volumes of a body's zones to those of its template at a radius.</summary>
    public static void SetVolumes(Bundle bundle, int lane, double radius)
    {
        var template = bundle.Template;
        for (var z = 0; z < template.ZoneCount; z++)
        {
            var volume = radius * radius * radius * BodyTemplate.ZoneVolume(template.Nodes, template.Zones.AsSpan(8 * z, 8));
            var row = bundle.Zone.Address + (long)z * bundle.ZoneStride + lane;
            row[ZoneRow.Volume * Bundle.Lanes] = volume;
            row[ZoneRow.Size * Bundle.Lanes] = Math.Cbrt(volume);
        }
    }

    private static void Fill(Bundle bundle, int lane, int id, BodySeed seed, double scale, FvSettings settings)
    {
        var template = bundle.Template;
        var turn = settings.Orient ? Orientation(settings.MeshSeed ?? settings.Seed, id) : Mat3.Identity;
        for (var i = 0; i < template.NodeCount; i++)
        {
            var p = seed.Centre + scale * seed.Radius * (turn * template.Nodes[i]);
            var at = bundle.Position.Address + i * Bundle.Vector + lane;
            (at[0], at[8], at[16]) = (p.X, p.Y, p.Z);
        }

        SetVolumes(bundle, lane, scale * seed.Radius);
        for (var z = 0; z < template.ZoneCount; z++)
            bundle.Zone.Address[(long)z * bundle.ZoneStride + ZoneRow.Yield * Bundle.Lanes + lane] = settings.Material.YieldStrength;

        // Facet size, contact stiffness and film are those of the full radius, which a body swells to.
        var r = seed.Radius;
        double area = 0.0,
            gamma = settings.Film.WeibullModulus > 0.0 ? SpecialFunctions.Gamma(1.0 + 1.0 / settings.Film.WeibullModulus) : 1.0;
        var plane = PlaneStress.Of(settings.Film).Modulus;
        for (var t = 0; t < template.FacetCount; t++)
        {
            Vec3 a = template.Nodes[template.Facets[3 * t]], b = template.Nodes[template.Facets[3 * t + 1]],
                c = template.Nodes[template.Facets[3 * t + 2]];
            var facetArea = 0.5 * r * r * Vec3.Cross(b - a, c - a).Length;
            area += facetArea;
            var longest = r * r * Math.Max((b - a).LengthSquared, Math.Max((c - a).LengthSquared, (c - b).LengthSquared));
            var mass = NodeMotion.MassFactor * FilmMassFactor * plane * seed.FilmThickness * longest / facetArea;
            for (var k = 0; k < 3; k++) bundle.ExtraMass[template.Facets[3 * t + k] * Bundle.Lanes + lane] += mass;
            var row = bundle.Facet.Address + (long)t * FacetRow.Stride + lane;
            row[FacetRow.Thickness * Bundle.Lanes] = seed.FilmThickness;
            row[FacetRow.Strength * Bundle.Lanes] = Strength(settings, id, t, gamma);
        }

        var size = Math.Sqrt(2.0 * area / template.FacetCount);
        var stiffness = ContactRules.StiffnessFraction * settings.Material.BulkModulus * size;
        bundle.LaneValue(LaneRow.FacetSize, lane) = size;
        bundle.LaneValue(LaneRow.Stiffness, lane) = stiffness;
        foreach (var n in template.SurfaceNodes)
            bundle.ExtraMass[n * Bundle.Lanes + lane] += NodeMotion.MassFactor * ContactsPerNode * stiffness;
    }

    // Weibull distribution given by its mean, so that the scatter does not shift it.
    private static double Strength(FvSettings settings, int id, int facet, double gamma)
    {
        if (settings.Film.WeibullModulus <= 0.0) return settings.Film.Strength;
        var random = new Philox(settings.Seed, "film_strength", ((ulong)id << 24) | (uint)facet);
        return settings.Film.Strength / gamma * Math.Pow(-Math.Log(random.NextUniform()), 1.0 / settings.Film.WeibullModulus);
    }

    // A rotation drawn evenly: a normalised quaternion of normal numbers.
    private static Mat3 Orientation(ulong seed, int id)
    {
        var random = new Philox(seed, "mesh_orientation", (ulong)id);
        double w = random.NextNormal(), x = random.NextNormal(), y = random.NextNormal(), z = random.NextNormal();
        var inverse = 1.0 / Math.Sqrt(w * w + x * x + y * y + z * z);
        (w, x, y, z) = (w * inverse, x * inverse, y * inverse, z * inverse);
        return new Mat3(
            new Vec3(1 - 2 * (y * y + z * z), 2 * (x * y - w * z), 2 * (x * z + w * y)),
            new Vec3(2 * (x * y + w * z), 1 - 2 * (x * x + z * z), 2 * (y * z - w * x)),
            new Vec3(2 * (x * z - w * y), 2 * (y * z + w * x), 1 - 2 * (x * x + y * y)));
    }
}

/// <summary>A sphere that becomes a deformable body.</summary>
/// <param name="Centre">Centre [m].</param>
/// <param name="Radius">Radius that gives the body's stress-free volume [m].</param>
/// <param name="FilmThickness">Thickness of its film; 0: none [m].</param>
public readonly record struct BodySeed(Vec3 Centre, double Radius, double FilmThickness);
