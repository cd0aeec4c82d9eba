using System.Security.Cryptography;

namespace SupportBot.Web.Tests.Stage;

/// <summary>The official Web Chat: fetched once from the package registry, held to its published digest, and only its bundle kept.</summary>
internal static class WebChat
{
    private const string Package = "botframework-webchat@4.18.1";

    private const string Digest = "7jpEUJ7olT62Xm+8eh7BhhIcXVfU2xD4pZDaeBt8K4XcNy6K/83UGIxE9BFkXmHMZ4hDEVOzs5cre07GWuaXzg==";

    public static async Task<string> BundleAsync()
    {
        var folder = Path.Combine(Checkout.Scratch, "webchat");
        var bundle = Path.Combine(folder, "package", "dist", "webchat.js");
        if (!File.Exists(bundle))
        {
            Directory.CreateDirectory(folder);
            var (code, output, error) = await FetchAsync(folder);
            Assert.True(code == 0, $"npm pack {Package} ended with {code}: {error}");
            var archive = Path.Combine(folder, output.Trim());
            Assert.Equal(Digest, Convert.ToBase64String(SHA512.HashData(await File.ReadAllBytesAsync(archive, TestContext.Current.CancellationToken))));
            (code, _, error) = await Tool.RunAsync("tar", folder, null, "-xzf", archive, "package/dist/webchat.js");
            Assert.True(code == 0, $"tar ended with {code}: {error}");
            File.Delete(archive);
        }

        return bundle;
    }

    /// <summary>Asks the registry, and once more if it does not answer well.</summary>
    private static async Task<(int Code, string Output, string Error)> FetchAsync(string folder)
    {
        var first = await Tool.RunAsync("npm", folder, null, "pack", Package, "--silent");
        return first.Code == 0 ? first : await Tool.RunAsync("npm", folder, null, "pack", Package, "--silent");
    }
}
