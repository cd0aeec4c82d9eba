using SupportBot.Runtime.Content;

namespace SupportBot.Server.Commands.Teams;

/// <summary>Packs the app for Teams: fills the template in, checks it, and writes the zip; or tells all that is wrong and writes nothing.</summary>
internal sealed class TeamsPackageCommand(Terminal terminal)
{
    private const string Folder = "deployment/teams";

    private const string Chinese = "zh";

    public int Run(PackageOptions options)
    {
        if (options.Faults().ToArray() is { Length: > 0 } wrong)
        {
            return Tell(wrong);
        }

        if (ShippedFolder.Find(options.Template, Folder, AppPackage.ManifestFile) is not { } folder)
        {
            return Tell([$"There is no template folder '{options.Template ?? Folder}'. Name one that holds {AppPackage.ManifestFile} with --template."]);
        }

        return ContentLoader.With(null, terminal, content =>
        {
            List<string> faults = [];
            var package = AppPackage.Read(folder, tag => Filler(options, content.Snapshot.Profile, tag), faults);
            if (faults.Count == 0)
            {
                faults.AddRange(PackageCheck.Faults(package, options.Host));
            }

            return faults.Count > 0 ? Tell(faults) : Write(package, options);
        });
    }

    private int Write(AppPackage package, PackageOptions options)
    {
        try
        {
            File.WriteAllBytes(options.Out, package.ToZip());
        }
        catch (Exception unwritable) when (unwritable is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return Tell([$"--out '{options.Out}' cannot be written: {unwritable.Message} Name a file in a folder that exists."]);
        }

        terminal.Output.WriteLine($"{options.Out}: {string.Join(", ", package.Files.Keys)}");
        terminal.Output.WriteLine($"'{package.Manifest["name.short"]}' {package.Manifest["version"]}, bot {package.Manifest["bots[0].botId"]}, https://{options.Host}");
        if (options.Privacy is null || options.Terms is null)
        {
            terminal.Output.WriteLine($"Privacy and terms lead to {options.WebsiteOrHost} as far as --privacy and --terms do not name your pages.");
        }

        return CommandLine.Success;
    }

    private static TemplateFiller Filler(PackageOptions options, Profile profile, string tag)
    {
        var isChinese = tag.StartsWith(Chinese, StringComparison.OrdinalIgnoreCase);
        var name = isChinese ? options.ChineseName ?? options.Name ?? Translated(profile.OperatorNames, profile.OperatorName) : options.Name ?? profile.OperatorName;
        return new(
            new Dictionary<string, string>
            {
                ["appId"] = options.AppId,
                ["host"] = options.Host,
                ["name"] = name,
                ["version"] = options.Version,
                ["operator"] = profile.OperatorName,
                ["exchange"] = isChinese ? Translated(profile.ExchangeNames, profile.ExchangeName) : profile.ExchangeName,
                ["website"] = options.WebsiteOrHost,
                ["privacy"] = options.Privacy ?? options.WebsiteOrHost,
                ["terms"] = options.Terms ?? options.WebsiteOrHost,
            },
            profile.OperatorIsExchange,
            options.HasDesk);
    }

    private static string Translated(IReadOnlyDictionary<string, string> names, string name) => names.GetValueOrDefault("zh-Hans", name);

    private int Tell(IEnumerable<string> faults)
    {
        foreach (var fault in faults)
        {
            terminal.Errors.WriteLine(fault.ReplaceLineEndings(" "));
        }

        return CommandLine.WrongCall;
    }
}
