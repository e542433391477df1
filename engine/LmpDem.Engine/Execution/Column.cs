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
    private const nuint Alignment = 64; // bytes

    private void* block;

    /// <summary>A zeroed column.</summary>
    /// <param name="length">Number of elements, >= 0.</param>
    public Column(long length)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        Length = length;
        Address = Allocate(length, out block);
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
        var larger = Allocate(length, out var other);
        Buffer.MemoryCopy(Address, larger, length * sizeof(T), Length * sizeof(T));
        NativeMemory.Free(block);
        Address = larger;
        block = other;
        Length = length;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Free();
        GC.SuppressFinalize(this);
    }

    // The system hands out large blocks as zeros that take no memory until they are touched, which the workers then do side by side.
    private static T* Allocate(long length, out void* block)
    {
        var bytes = (nuint)((length + Slack) * sizeof(T)) + Alignment;
        block = NativeMemory.AllocZeroed(bytes);
        return (T*)(((nuint)block + Alignment - 1) & ~(Alignment - 1));
    }

    private void Free()
    {
        if (block == null) return;
        NativeMemory.Free(block);
        Address = null;
        block = null;
        Length = 0;
    }
}
