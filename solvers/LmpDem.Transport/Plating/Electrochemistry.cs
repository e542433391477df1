namespace LmpDem.Transport.Plating;

/// <summary>Constants of the electrochemistry of lithium.</summary>
public static class Electrochemistry
{
    /// <summary>Faraday constant [C/mol] (SI 2019, exact to the digits given).</summary>
    public const double Faraday = 96485.33212;

    /// <summary>Gas constant [J/(mol K)] (SI 2019).</summary>
    public const double GasConstant = 8.314462618;

    /// <summary>Charge of a volume of lithium: 2062 mAh/cm3 [C/m3].</summary>
    public const double ChargePerVolume = 2062.0 * 3.6e6;

    /// <summary>One mAh/cm2 [C/m2].</summary>
    public const double MilliampereHourPerSquareCentimetre = 3.6e4;

    /// <summary>F / (R T) [1/V].</summary>
    /// <param name="temperature">Temperature [K].</param>
    public static double InverseThermalVoltage(double temperature) => Faraday / (GasConstant * temperature);
}
