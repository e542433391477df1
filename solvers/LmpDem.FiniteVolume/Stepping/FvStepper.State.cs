using LmpDem.FiniteVolume.Bodies;
using LmpDem.FiniteVolume.Contact;
using LmpDem.FiniteVolume.Measures;
using LmpDem.FiniteVolume.States;

namespace LmpDem.FiniteVolume.Stepping;

/// <content>The state, which a march may keep elsewhere while it runs, and what is read from it.</content>
public sealed partial class FvStepper
{
    /// <summary>The state, current and free to be changed: the march takes it up anew.</summary>
    internal FvState State
    {
        get
        {
            Touch();
            return state;
        }
    }

    internal BodySet Bodies => State.Bodies;

    internal BodyContacts Contacts => State.Contacts;

    /// <summary>Energy balance since <see cref="SetFilm"/>.</summary>
    public EnergyBalance Energy() => EnergySums.Balance(State, kernels.Film, start);

    /// <summary>Momentum of all bodies; scaled masses rise every 500 steps, so that it is to be compared within.</summary>
    public Momentum Momentum() => Measures.Momentum.Of(State);

    /// <summary>The bodies as they are, with contact pressures averaged since <see cref="BeginMeasure"/>.</summary>
    public BodyGeometry Capture() => BodyCapture.Of(State);

    /// <summary>The deformable foil as it is; null where it is rigid.</summary>
    public FoilGeometry? CaptureFoil() => State.Foil is { } foil ? BodyCapture.Of(foil.Slab) : null;

    // Makes the state current, and lets the march take it up before it goes on.
    private void Touch()
    {
        if (isBehind) march.Read();
        (isTouched, isBehind) = (true, false);
    }
}
