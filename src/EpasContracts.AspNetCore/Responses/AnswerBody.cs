using EpasContracts.Runtime.Description;
using EpasContracts.Runtime.Http;
using Microsoft.AspNetCore.Http;

namespace EpasContracts.AspNetCore.Responses;

/// <summary>The body of an answer before it is sent.</summary>
/// <param name="MediaType">Its media type; empty when only the sender knows it.</param>
internal abstract record AnswerBody(string MediaType);

/// <summary>Bytes that are written already.</summary>
internal sealed record BytesBody(ReadOnlyMemory<byte> Bytes, string MediaType) : AnswerBody(MediaType);

/// <summary>A file.</summary>
internal sealed record FileBody(FileContent File, string MediaType) : AnswerBody(MediaType);

/// <summary>Items that are sent as they come.</summary>
/// <param name="Items">Each as JSON.</param>
/// <param name="Media">How they are spelled.</param>
internal sealed record ItemsBody(IAsyncEnumerable<byte[]> Items, BodyDescriptor Media) : AnswerBody(Media.MediaType);

/// <summary>A result of ASP.NET Core's own.</summary>
internal sealed record OtherBody(IResult Result) : AnswerBody("");
