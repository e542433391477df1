using LmpDem.Dem.Bodies;
using LmpDem.Dem.Stepping;
using LmpDem.Engine.Geometry;

namespace LmpDem.Dem.Packing;

/// <summary>A generated layer at rest between the foil (z = 0) and the platen that gave it its thickness.</summary>
public sealed record PackedElectrode
{
    /// <summary>The particles.</summary>
    public required Spheres Spheres { get; init; }

    /// <summary>The contacts under the light load of the platen, by the law of packing; walls 0: foil, 1: platen.</summary>
    public required Contacts Contacts { get; init; }

    /// <summary>Periodic in x and y; its height is the layer's.</summary>
    public required Box Box { get; init; }

    /// <summary>Distance of the platen from the foil [m].</summary>
    public double Thickness => Box.Length.Z;

    /// <summary>Volume of the lithium particles over the volume between foil and platen.</summary>
    public required double SolidsFraction { get; init; }

    /// <summary>Volume of the binder over the volume of lithium and binder.</summary>
    public required double BinderVolumeShare { get; init; }

    /// <summary>Fraction of the layer that neither lithium nor binder fills.</summary>
    public double Porosity => 1.0 - SolidsFraction / (1.0 - BinderVolumeShare);

    /// <summary>Charge of the lithium over the area of the foil [C/m2].</summary>
    public double ArealCapacity => SolidsFraction * Thickness * ElectrodeSpec.LithiumCharge;

    /// <summary>Realised sizes next to the target values.</summary>
    public required SizeCertificate Sizes { get; init; }

    /// <summary>How close the layer is to rest, its mean overlap and coordination.</summary>
    public required Equilibrium Equilibrium { get; init; }

    /// <summary>Mean pressure of the layer on the platen over the modulus of the law of packing.</summary>
    public required double RelativePressure { get; init; }

    /// <summary>Coulomb friction of the law of packing at which the layer took its thickness.</summary>
    public required double Friction { get; init; }

    /// <summary>Insertions of the powder that it took: 1, unless earlier ones jammed above the target thickness.</summary>
    public required int Insertions { get; init; }

    /// <summary>Steps that settling and levelling took.</summary>
    public required long Steps { get; init; }

    /// <summary>How a given packing was taken; null for a generated layer.</summary>
    public string? GivenNote { get; init; }

    /// <summary>What a user should know of the layer, a sentence each.</summary>
    public IEnumerable<string> Notes() => GivenNote is null ? Sizes.Notes() : Sizes.Notes().Prepend(GivenNote);
}
