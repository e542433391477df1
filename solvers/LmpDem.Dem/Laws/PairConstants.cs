using LmpDem.Engine.Numerics;

namespace LmpDem.Dem.Laws;

/// <summary>
/// What a law keeps of a pair beside its geometry. Every law gives the places its own meaning, in the one file that writes and reads them;
/// it fills the first <see cref="INormalLaw.Constants"/> of them.
/// </summary>
/// <param name="First">First constant.</param>
/// <param name="Second">Second constant.</param>
/// <param name="Third">Third constant.</param>
/// <param name="Fourth">Fourth constant.</param>
public readonly record struct PairConstants<T>(T First, T Second = default, T Third = default, T Fourth = default)
    where T : struct, IReal<T>;
