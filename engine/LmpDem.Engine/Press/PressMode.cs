namespace LmpDem.Engine.Press;

/// <summary>Ways to press the layer.</summary>
public enum PressMode
{
    /// <summary>A periodic cell that rides with the web while the gap follows the roll's profile.</summary>
    NipCell,

    /// <summary>A flat plate at constant rate or under controlled load.</summary>
    Platen,

    /// <summary>A true rotating cylinder over a long moving layer.</summary>
    Roll,
}
