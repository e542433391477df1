using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace LmpDem.Engine.Execution;

/// <summary>
/// A 64-byte aligned array outside the garbage collector's heap, owned by the state that holds it. Kernels borrow its
/// address. Behind <see cref="Length"/> stand 64 zeroed elements more, so lanes may read past the end.
/// </summary>
/// <typeparam name="T">Element.</typeparam>
public sealed unsafe class Column<T> : IDisposable
    where T : unmanaged
{
    private const int Slack = 64;

    /// <summary>A zeroed column.</summary>
    /// <param name="length">Number of elements, >= 0.</param>
    public Column(long length)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        Length = length;
        Address = Allocate(length);
    }

    /// <summary>Frees the memory of a column that was not disposed.</summary>
    ~Column() => Free();

    /// <summary>Number of elements.</summary>
    public long Length { get; private set; }

    /// <summary>Bytes held.</summary>
    public long Bytes => (Length + Slack) * sizeof(T);

    /// <summary>Address of the first element.</summary>
    public T* Address { get; private set; }

    /// <summary>One element.</summary>
    public ref T this[long index]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => ref Address[index];
    }

    /// <summary>All elements.</summary>
    public Span<T> AsSpan() => new(Address, checked((int)Length));

    /// <summary>Makes room for more elements and keeps the present ones; the rest is zero.</summary>
    /// <param name="length">Required number of elements; a number smaller than the present one changes nothing.</param>
    public void Grow(long length)
    {
        if (length <= Length) return;
        var larger = Allocate(length);
        Buffer.MemoryCopy(Address, larger, length * sizeof(T), Length * sizeof(T));
        NativeMemory.AlignedFree(Address);
        Address = larger;
        Length = length;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Free();
        GC.SuppressFinalize(this);
    }

    private static T* Allocate(long length)
    {
        var bytes = (nuint)((length + Slack) * sizeof(T));
        var address = (T*)NativeMemory.AlignedAlloc(bytes, 64);
        NativeMemory.Clear(address, bytes);
        return address;
    }

    private void Free()
    {
        if (Address == null) return;
        NativeMemory.AlignedFree(Address);
        Address = null;
        Length = 0;
    }
}
