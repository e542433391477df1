namespace LmpDem.Dem.Neighbours;

/// <summary>
/// Layout of the buffer that carries eight contacts from the gather to the law and from the law to the scatter, in
/// vectors of eight lanes: normal 0-2, distance 3, sum of radii 4, relative velocity 5-7, sum of surface spins 8-10; after
/// the law force 0-2 and torque over radius 3-5. Rolling lanes: rolling velocity 0-2, fraction of the first body's arm 3;
/// after the law the second body's torque over radius 0-2.
/// </summary>
internal static class ContactBuffer
{
    public const int Stride = 88;
    public const int RollingStride = 32;
    public const int Distance = 24;
    public const int SumRadius = 32;
    public const int Velocity = 40;
    public const int Spin = 64;
    public const int Torque = 24;
    public const int Share = 24;
}
