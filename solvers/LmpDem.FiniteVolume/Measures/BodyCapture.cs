using LmpDem.Engine.Numerics;
using LmpDem.FiniteVolume.Bodies;
using LmpDem.FiniteVolume.Boundaries;
using LmpDem.FiniteVolume.Laws;
using LmpDem.FiniteVolume.Meshing;
using LmpDem.FiniteVolume.States;

namespace LmpDem.FiniteVolume.Measures;

/// <summary>Copies the bodies out of a state's bundles, in the order of ids.</summary>
internal static class BodyCapture
{
    /// <summary>All bodies as they are.</summary>
    public static BodyGeometry Of(FvState state)
    {
        var bodies = state.Bodies;
        var count = bodies.Count;
        int[] nodeFirst = new int[count + 1], zoneFirst = new int[count + 1], facetFirst = new int[count + 1];
        for (var id = 0; id < count; id++)
        {
            var template = bodies.BundleOf[bodies.SlotOf(id)].Template;
            nodeFirst[id + 1] = nodeFirst[id] + template.NodeCount;
            zoneFirst[id + 1] = zoneFirst[id] + template.ZoneCount;
            facetFirst[id + 1] = facetFirst[id] + template.FacetCount;
        }

        int nodes = nodeFirst[count], zones = zoneFirst[count], facets = facetFirst[count];
        var geometry = new BodyGeometry
        {
            Radius = new double[count],
            ReferenceVolume = new double[count],
            Nodes = new Vec3[nodes],
            NodeFirst = nodeFirst,
            ZoneFirst = zoneFirst,
            FacetFirst = facetFirst,
            ZoneCorners = new long[8 * zones],
            VonMises = new double[zones],
            Pressure = new double[zones],
            PlasticStrain = new double[zones],
            VolumeRatio = new double[zones],
            FacetCorners = new long[3 * facets],
            FacetArea = new double[facets],
            FacetReferenceArea = new double[facets],
            FilmIntact = new double[facets],
            FilmStress = new double[facets],
            FilmStrength = new double[facets],
            FilmThickness = new double[facets],
            ContactPressure = new double[facets],
            Partner = new int[facets],
            PartnerFacet = new int[facets],
            Gap = new double[facets],
            ContactFraction = new double[facets],
        };
        for (var id = 0; id < count; id++)
        {
            Zones(state, geometry, id);
            Facets(state, geometry, id);
        }

        return geometry;
    }

    /// <summary>A foil as it is, tile after tile.</summary>
    public static FoilGeometry Of(FoilSlab foil)
    {
        var bundle = foil.Bundle;
        var template = bundle.Template;
        int nodes = template.NodeCount, zones = template.ZoneCount;
        var g = new FoilGeometry
        {
            Nodes = new Vec3[Bundle.Lanes * nodes],
            ZoneCorners = new long[8 * Bundle.Lanes * zones],
            VonMises = new double[Bundle.Lanes * zones],
            PlasticStrain = new double[Bundle.Lanes * zones],
            DeepestEmbossing = foil.DeepestEmbossing(),
        };
        for (var l = 0; l < Bundle.Lanes; l++)
        {
            for (var n = 0; n < nodes; n++) g.Nodes[l * nodes + n] = bundle.Node(n, l);
            for (var c = 0; c < 8 * zones; c++) g.ZoneCorners[8L * l * zones + c] = (long)l * nodes + template.Zones[c];
            for (var z = 0; z < zones; z++)
            {
                double Row(int row) => bundle.Zone[(long)z * ZoneRow.Stride + row * Bundle.Lanes + l];
                g.VonMises[l * zones + z] = new Sym3(Row(0), Row(1), -(Row(0) + Row(1)), Row(2), Row(4), Row(3)).VonMises;
                g.PlasticStrain[l * zones + z] = Row(ZoneRow.PlasticStrain);
            }
        }

        return g;
    }

    private static void Zones(FvState state, BodyGeometry g, int id)
    {
        var slot = state.Bodies.SlotOf(id);
        var (bundle, lane) = (state.Bodies.BundleOf[slot], state.Bodies.LaneOf(slot));
        var template = bundle.Template;
        var first = g.NodeFirst[id];
        for (var n = 0; n < template.NodeCount; n++) g.Nodes[first + n] = bundle.Node(n, lane);
        var own = g.Nodes.AsSpan(first, template.NodeCount);
        for (var z = 0; z < template.ZoneCount; z++)
        {
            var at = g.ZoneFirst[id] + z;
            for (var k = 0; k < 8; k++) g.ZoneCorners[8L * at + k] = first + template.Zones[8 * z + k];
            double Row(int row) => bundle.Zone[(long)z * bundle.ZoneStride + row * Bundle.Lanes + lane];
            double Bending() => HourglassModes.SquareBending(
                k => Row(ZoneRow.Hourglass + k), Row(ZoneRow.Size), state.Settings.Hourglass.Weight);
            double s11 = Row(0), s22 = Row(1), s12 = Row(2), s13 = Row(3), s23 = Row(4);
            var free = Row(ZoneRow.Volume);
            var ratio = BodyTemplate.ZoneVolume(own, template.Zones.AsSpan(8 * z, 8)) / free;
            g.ReferenceVolume[id] += free;
            var stress = new Sym3(s11, s22, -(s11 + s22), s12, s23, s13).VonMises;
            // What is limited to the yield strength in a joint zone: the mean square of its stress and of the bending part.
            g.VonMises[at] = bundle.Formulation == ZoneFormulation.Joint ? Math.Sqrt(stress * stress + Bending()) : stress;
            g.Pressure[at] = -state.Settings.Material.BulkModulus * Math.Log(ratio);
            g.PlasticStrain[at] = Row(ZoneRow.PlasticStrain);
            g.VolumeRatio[at] = ratio;
        }

        g.Radius[id] = Math.Cbrt(g.ReferenceVolume[id] * 3.0 / (4.0 * Math.PI));
    }

    private static void Facets(FvState state, BodyGeometry g, int id)
    {
        var slot = state.Bodies.SlotOf(id);
        var (bundle, lane) = (state.Bodies.BundleOf[slot], state.Bodies.LaneOf(slot));
        var template = bundle.Template;
        var first = g.FacetFirst[id];
        var nodeArea = new double[template.SurfaceNodes.Length];
        for (var t = 0; t < template.FacetCount; t++)
        {
            Vec3 a = bundle.Node(template.Facets[3 * t], lane), b = bundle.Node(template.Facets[3 * t + 1], lane),
                c = bundle.Node(template.Facets[3 * t + 2], lane);
            g.FacetArea[first + t] = 0.5 * Vec3.Cross(b - a, c - a).Length;
            for (var k = 0; k < 3; k++)
            {
                g.FacetCorners[3L * (first + t) + k] = g.NodeFirst[id] + template.Facets[3 * t + k];
                nodeArea[template.SurfaceIndex[template.Facets[3 * t + k]]] += g.FacetArea[first + t] / 3.0;
            }
        }

        var steps = Math.Max(state.Step - state.MeasureBegan, 1);
        var pressure = new double[template.SurfaceNodes.Length];
        for (var s = 0; s < pressure.Length; s++)
            pressure[s] = (bundle.LongLoad[s * Bundle.Lanes + lane] + bundle.Load[s * Bundle.Lanes + lane]) / steps / nodeArea[s];
        var probe = new ContactProbe(state, slot);
        for (var t = 0; t < template.FacetCount; t++)
        {
            var at = first + t;
            double Row(int row) => bundle.Facet[(long)t * FacetRow.Stride + row * Bundle.Lanes + lane];
            g.FacetReferenceArea[at] = Row(FacetRow.Area);
            g.FilmIntact[at] = Row(FacetRow.Intact);
            g.FilmStress[at] = Row(FacetRow.Stress);
            g.FilmStrength[at] = Row(FacetRow.Strength);
            g.FilmThickness[at] = Row(FacetRow.Thickness);
            var mean = 0.0;
            for (var k = 0; k < 3; k++) mean += pressure[template.SurfaceIndex[template.Facets[3 * t + k]]] / 3.0;
            g.ContactPressure[at] = mean;
            (g.Partner[at], g.PartnerFacet[at], g.Gap[at], g.ContactFraction[at]) = probe.Look(t, mean);
            if (g.PartnerFacet[at] >= 0) g.PartnerFacet[at] += g.FacetFirst[g.Partner[at]];
        }
    }
}
