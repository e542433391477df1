using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.Loader;
using LmpDem.Engine.Snapshots;

namespace LmpDem.Scenarios.Extending;

/// <summary>Loads plug-ins from files.</summary>
public static class PlugInFile
{
    /// <summary>Loads plug-ins in their order.</summary>
    /// <param name="paths">Paths of the assemblies; what they need besides LmpDem stands beside them.</param>
    /// <exception cref="PlugInException">A file is missing, is no plug-in, or takes a name that is taken.</exception>
    public static Extensions Load(IEnumerable<string> paths) => paths.Aggregate(Extensions.None, Load);

    private static Extensions Load(Extensions before, string path)
    {
        if (!RuntimeFeature.IsDynamicCodeSupported)
        {
            throw new PlugInException(
                $"{path}: this program was compiled ahead of time and cannot load plug-ins; take the package for `dotnet tool install`");
        }

        var content = Read(path);
        var sha256 = Sha256.Of(content);
        if (before.Origins.FirstOrDefault(o => o.Sha256 == sha256) is { } twice)
            throw new PlugInException($"{path}: the plug-in {twice.Name} is given twice; leave one out");
        try
        {
            // The very bytes that were hashed. LmpDem and whatever else it has already loaded is shared.
            var context = new AssemblyLoadContext(path);
            context.Resolving += (own, name) => Beside(own, path, name);
            var assembly = context.LoadFromStream(new MemoryStream(content));
            var types = assembly.GetExportedTypes()
                .Where(t => t is { IsClass: true, IsAbstract: false } && t.IsAssignableTo(typeof(IPlugIn)))
                .OrderBy(t => t.FullName, StringComparer.Ordinal).ToArray();
            return types.Length > 0
                ? before.With([.. types.Select(t => Make(path, t))], assembly, sha256)
                : throw new PlugInException($"{path}: no public class in it implements {typeof(IPlugIn).FullName}");
        }
        catch (BadImageFormatException e)
        {
            throw new PlugInException($"{path}: this is no .NET assembly", e);
        }
        catch (Exception e) when (e is IOException or TypeLoadException or ReflectionTypeLoadException or MissingMemberException)
        {
            var version = typeof(PlugInFile).Assembly.GetName().Version?.ToString(3);
            throw new PlugInException($"{path}: it cannot be loaded into LmpDem {version}; build it against this version ({e.Message})", e);
        }
    }

    private static byte[] Read(string path)
    {
        try
        {
            return File.ReadAllBytes(path);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new PlugInException($"{path}: there is no such file; --plugin takes the .dll of a plug-in", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new PlugInException($"{path}: it cannot be read: {e.Message}", e);
        }
    }

    private static IPlugIn Make(string path, Type type)
    {
        try
        {
            return (IPlugIn)Activator.CreateInstance(type)!;
        }
        catch (MissingMethodException e)
        {
            throw new PlugInException($"{path}: {type.Name} needs a public constructor without parameters", e);
        }
        catch (TargetInvocationException e)
        {
            throw new PlugInException($"{path}: {type.Name} failed while it was made: {e.InnerException!.Message}", e);
        }
    }

    private static Assembly? Beside(AssemblyLoadContext context, string path, AssemblyName name)
    {
        var file = Path.Combine(Path.GetDirectoryName(Path.GetFullPath(path))!, name.Name + ".dll");
        return File.Exists(file) ? context.LoadFromAssemblyPath(file) : null;
    }
}
