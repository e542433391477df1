namespace LmpDem.Engine.Press;

/// <summary>What a platen holds.</summary>
public enum PlatenControl
{
    /// <summary>Constant closing rate to each target ratio.</summary>
    Rate,

    /// <summary>Servo on the measured pressure, to each target pressure.</summary>
    Load,
}
