namespace LmpDem.Engine.Press;

/// <summary>Phase of the press in which a state was taken.</summary>
public enum PressPhase
{
    /// <summary>Under load: the gap is held.</summary>
    Loaded,

    /// <summary>After the press has opened.</summary>
    Unloaded,
}
