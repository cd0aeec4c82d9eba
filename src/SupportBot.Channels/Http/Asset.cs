using System.IO.Compression;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;

namespace SupportBot.Channels.Http;

/// <summary>A file that browsers fetch, held in memory, once as it is and once compressed.</summary>
internal sealed class Asset
{
    private readonly byte[] _plain;
    private readonly byte[] _compressed;
    private readonly string _type;
    private readonly string _caching;
    private readonly string _tag;

    public Asset(byte[] bytes, string type, string caching)
    {
        (_plain, _type, _caching) = (bytes, type, caching);
        _compressed = Compress(bytes);
        _tag = $"\"{Convert.ToHexStringLower(SHA256.HashData(bytes).AsSpan(0, 8))}\"";
    }

    public async Task SendAsync(HttpContext context, string policy)
    {
        var (request, response) = (context.Request, context.Response);
        response.Headers.ContentSecurityPolicy = policy;
        response.Headers.CacheControl = _caching;
        response.Headers.ETag = _tag;
        response.Headers.Append("Vary", "Accept-Encoding");
        if (request.Headers.IfNoneMatch.ToString().Contains(_tag, StringComparison.Ordinal))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        var compressed = request.Headers.AcceptEncoding.ToString().Contains("gzip", StringComparison.OrdinalIgnoreCase);
        var bytes = compressed ? _compressed : _plain;
        response.ContentType = _type;
        response.ContentLength = bytes.Length;
        if (compressed)
        {
            response.Headers.ContentEncoding = "gzip";
        }

        if (!HttpMethods.IsHead(request.Method))
        {
            await response.Body.WriteAsync(bytes, context.RequestAborted);
        }
    }

    private static byte[] Compress(byte[] bytes)
    {
        using var buffer = new MemoryStream();
        using (var zip = new GZipStream(buffer, CompressionLevel.SmallestSize))
        {
            zip.Write(bytes);
        }

        return buffer.ToArray();
    }
}
