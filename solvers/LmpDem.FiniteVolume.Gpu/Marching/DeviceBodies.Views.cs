using ILGPU;
using ILGPU.Runtime;
using LmpDem.FiniteVolume.Bodies;
using LmpDem.FiniteVolume.Gpu.Kernels;
using LmpDem.FiniteVolume.Laws;
using LmpDem.FiniteVolume.Meshing;

namespace LmpDem.FiniteVolume.Gpu.Marching;

/// <content>The columns and tables of a block as kernels take them.</content>
internal sealed partial class DeviceBodies
{
    private ArrayView<double> Margins(BodyBlock block)
    {
        var margins = new double[block.Groups * BodyBlock.BundlesOfGroup];
        for (var n = 0; n < block.Bundles.Length; n++)
        {
            for (var l = 0; l < block.Bundles[n].Count; l++)
                margins[n] = Math.Max(margins[n], ContactRules.MarginFraction * block.Bundles[n].LaneValue(LaneRow.FacetSize, l));
        }

        var buffer = accelerator.Allocate1D(margins);
        owned.Add(buffer);
        return buffer.View.BaseView;
    }

    private Columns View(int b)
    {
        var block = Blocks[b];
        var mesh = block.Mesh;
        ArrayView<int> Put(int[] values) => Table(values).View.BaseView;
        return new Columns
        {
            Groups = block.Groups,
            Nodes = mesh.NodeCount,
            Zones = mesh.ZoneCount,
            Facets = mesh.FacetCount,
            Surface = mesh.SurfaceNodes.Length,
            Walls = walls,
            Occupied = Put(block.Occupied),
            IsBody = Put(block.IsBody),
            Corners = Put(block.Corners),
            NodeFirst = Put(block.NodeFirst),
            NodeCorners = Put(block.NodeCorners),
            Faces = Put(BodyTemplate.FaceCorners),
            FacetCorners = Put(block.FacetCorners),
            FacetSurface = Put(block.FacetSurface),
            Adjacent = Put(mesh.Adjacent),
            SurfaceNodes = Put(mesh.SurfaceNodes),
            SurfaceIndex = Put(mesh.SurfaceIndex),
            FilmFirst = Put(block.FilmFirst),
            FilmCorners = Put(block.FilmCorners),
            WallNear = near[b].View.BaseView,
            Position = position.Of(b),
            Velocity = velocity.Of(b),
            Force = force.Of(b),
            Trend = trend.Of(b),
            Mass = mass.Of(b),
            ExtraMass = extraMass.Of(b),
            Applied = applied.Of(b),
            Damped = damped.Of(b),
            Net = net.Of(b),
            Zone = zone.Of(b),
            CornerForce = cornerForce.Of(b),
            CornerMagnitude = cornerMagnitude.Of(b),
            ZoneWork = zoneWork.Of(b),
            Facet = facet.Of(b),
            FilmForce = filmForce.Of(b),
            Normals = normals.Of(b),
            Areas = areas.Of(b),
            Load = load.Of(b),
            LongLoad = longLoad.Of(b),
            NodeAreas = nodeAreas.Of(b),
            Bare = bare.Of(b),
            Lane = lane.Of(b),
            Mean = mean.Of(b),
            WallSlip = wallSlip.Of(b),
            WallForce = wallForce.Of(b),
            WallLoad = wallLoad.Of(b),
            Searched = searched.Of(b),
            Way = way.Of(b),
            WallMargin = Margins(block),
        };
    }
}
