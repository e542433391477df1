using System.Security.Cryptography;
using System.Text;

namespace LmpDem.Engine.Snapshots;

/// <summary>SHA-256 in lower-case hexadecimal digits, as files and messages carry it.</summary>
public static class Sha256
{
    /// <summary>The hash of bytes.</summary>
    /// <param name="bytes">The bytes.</param>
    public static string Of(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    /// <summary>The hash of a text in UTF-8.</summary>
    /// <param name="text">The text.</param>
    public static string Of(string text) => Of(Encoding.UTF8.GetBytes(text));
}
